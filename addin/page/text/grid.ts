import { texts } from '../../language.ts';

/** Texts of the grid. */
export const gridText = texts({
  sheets: { 'zh-CN': '工作表', 'en-US': 'Worksheets' },
  foreign: { 'zh-CN': '其他工作表', 'en-US': 'Other worksheets' },
  rowNumber: { 'zh-CN': '行号', 'en-US': 'Row' },
  cell: { 'zh-CN': '{header}，第 {row} 行', 'en-US': '{header}, row {row}' },
  required: { 'zh-CN': '必填', 'en-US': 'required' },
  missing: { 'zh-CN': '必填，还没有填。', 'en-US': 'Required and still empty.' },
  computed: { 'zh-CN': '由公式计算，不用填写。', 'en-US': 'Computed by its formula; nothing to fill in.' },
  readOnly: { 'zh-CN': '只供查看。', 'en-US': 'For reading only.' },
  overwritten: {
    'zh-CN': '公式被改动：表里是 {shown}，按规则应为 {computed}。可用“修复公式”恢复。',
    'en-US':
      'Formula overwritten: the sheet says {shown}, the rule gives {computed}. “Repair formulas” puts it back.',
  },
  choose: { 'zh-CN': '可选：{choices}', 'en-US': 'Choices: {choices}' },
  addRow: { 'zh-CN': '新增一行', 'en-US': 'Add a row' },
  keys: {
    'zh-CN': '方向键移动，Enter 或 F2 修改，Esc 取消；先按 Esc 再按 Tab 离开表格。',
    'en-US': 'Arrow keys move, Enter or F2 edits, Esc cancels; press Esc, then Tab to leave the grid.',
  },
  pasted: { 'zh-CN': '已粘贴 {count} 个单元格。', 'en-US': 'Pasted {count} cells.' },
  pastedSome: {
    'zh-CN': '已粘贴 {count} 个单元格；{skipped} 个由公式计算，没有改动。',
    'en-US': 'Pasted {count} cells; {skipped} are computed and stayed as they were.',
  },
  undone: { 'zh-CN': '已撤销。', 'en-US': 'Undone.' },
  redone: { 'zh-CN': '已重做。', 'en-US': 'Done again.' },
  nothing: { 'zh-CN': '（空白）', 'en-US': '(blank)' },
});
