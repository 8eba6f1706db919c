import type { Text } from '../language.ts';
import type { IconName } from './icons.ts';

/** Groups of the ribbon tab 客户台账, in their order. */
export const commandGroups = [
  { id: 'tables', label: { 'zh-CN': '建表', 'en-US': 'Tables' } },
  { id: 'scores', label: { 'zh-CN': '评分', 'en-US': 'Scores' } },
  { id: 'contracts', label: { 'zh-CN': '合同', 'en-US': 'Contracts' } },
  { id: 'warnings', label: { 'zh-CN': '预警', 'en-US': 'Warnings' } },
] as const satisfies readonly { readonly id: string; readonly label: Text }[];

export type CommandGroup = (typeof commandGroups)[number]['id'];

export type ViewId = 'customer' | 'overview' | 'tables' | 'contracts' | 'help';

/** A place in the pane: a view, and what it should show first. */
export interface Route {
  readonly view: ViewId;
  /** A part of the view, or the rows it is about; each view knows its own. */
  readonly part?: string;
}

/** What commands without a view do; `pane/run-command.ts` carries them out. */
export type ActionId = 'createBook' | 'nextMissing' | 'restoreFormulas' | 'refresh';

/** One entry of the ribbon, the shortcuts and the help; the manifest is made from this list. */
export interface Command {
  /** Name of the action for `Office.actions.associate` and the manifest. */
  readonly id: string;
  readonly group: CommandGroup;
  /** Of the ribbon button: short. */
  readonly label: Text;
  /** Of the screen tip and the help: one sentence. */
  readonly description: Text;
  readonly icon: IconName;
  /** What must be there: nothing, a ledger in the open workbook, or a selected row in one of its tables. */
  readonly needs: 'nothing' | 'book' | 'selection';
  /**
   * As Office writes it for Windows; Command stands for Ctrl on a Mac. All three modifiers: Excel and browsers leave
   * these to others, and Ctrl+Alt alone is AltGr, which types letters on many keyboards.
   */
  readonly shortcut?: string;
  readonly does: { readonly open: Route } | { readonly run: ActionId };
}

export const commands: readonly Command[] = [
  {
    id: 'RecogniseSheet',
    group: 'tables',
    label: { 'zh-CN': '识别当前表', 'en-US': 'Turn sheet into table' },
    description: {
      'zh-CN': '认出当前工作表是什么表，核对列的对应关系，预览后转成台账的表。',
      'en-US': 'Recognises what the current worksheet is, maps its columns and turns it into a ledger table.',
    },
    icon: 'wand',
    needs: 'nothing',
    shortcut: 'Ctrl+Shift+Alt+T',
    does: { open: { view: 'tables', part: 'recognise' } },
  },
  {
    id: 'CreateBook',
    group: 'tables',
    label: { 'zh-CN': '新建台账', 'en-US': 'New ledger' },
    description: {
      'zh-CN': '打开一个带齐全部表格、公式和标准的空白客户台账。',
      'en-US': 'Opens an empty customer ledger with all its tables, formulas and standards.',
    },
    icon: 'book',
    needs: 'nothing',
    does: { run: 'createBook' },
  },
  {
    id: 'AddMissingTables',
    group: 'tables',
    label: { 'zh-CN': '补齐缺表', 'en-US': 'Add missing tables' },
    description: {
      'zh-CN': '把当前工作簿缺少的台账表格补上，已有的工作表不动。',
      'en-US': 'Adds the ledger tables this workbook lacks; existing worksheets stay as they are.',
    },
    icon: 'tableAdd',
    needs: 'nothing',
    does: { open: { view: 'tables', part: 'missing' } },
  },
  {
    id: 'TakeBack',
    group: 'tables',
    label: { 'zh-CN': '撤回上一步', 'en-US': 'Take back' },
    description: {
      'zh-CN': '把表格恢复到上一个还原点，也就是最近一次建表或导入之前。',
      'en-US': 'Puts the tables back to the last restore point, before the latest import or table change.',
    },
    icon: 'undo',
    needs: 'book',
    does: { open: { view: 'tables', part: 'points' } },
  },
  {
    id: 'ShowCustomer',
    group: 'scores',
    label: { 'zh-CN': '客户卡', 'en-US': 'Customer card' },
    description: {
      'zh-CN': '查看所选客户的等级、额度、得分明细、缺项和提升办法。',
      'en-US':
        'Shows grade, credit, score lines, missing cells and ways to a better grade of the selected customer.',
    },
    icon: 'person',
    needs: 'book',
    shortcut: 'Ctrl+Shift+Alt+K',
    does: { open: { view: 'customer' } },
  },
  {
    id: 'NextMissing',
    group: 'scores',
    label: { 'zh-CN': '下一个缺项', 'en-US': 'Next missing cell' },
    description: {
      'zh-CN': '跳到所选客户下一个还没有填写、影响评分的单元格。',
      'en-US': 'Jumps to the next empty cell that keeps the selected customer from being scored.',
    },
    icon: 'next',
    needs: 'selection',
    shortcut: 'Ctrl+Shift+Alt+N',
    does: { run: 'nextMissing' },
  },
  {
    id: 'RestoreFormulas',
    group: 'scores',
    label: { 'zh-CN': '修复公式', 'en-US': 'Repair formulas' },
    description: {
      'zh-CN': '把被改动的评分公式恢复成标准公式，填写的内容不动。',
      'en-US': 'Puts overwritten score formulas back; what people typed stays.',
    },
    icon: 'repair',
    needs: 'book',
    does: { run: 'restoreFormulas' },
  },
  {
    id: 'Refresh',
    group: 'scores',
    label: { 'zh-CN': '重新读取', 'en-US': 'Read again' },
    description: {
      'zh-CN': '从工作簿重新读取全部表格，重新计算每个客户。',
      'en-US': 'Reads all tables of the workbook again and calculates every customer.',
    },
    icon: 'refresh',
    needs: 'book',
    does: { run: 'refresh' },
  },
  {
    id: 'ContractsOfSelection',
    group: 'contracts',
    label: { 'zh-CN': '生成所选合同', 'en-US': 'Selected contracts' },
    description: {
      'zh-CN': '检查合同台账里选中的行，预览后生成 Word 合同。',
      'en-US': 'Checks the rows selected in the contract register and makes their Word contracts.',
    },
    icon: 'contract',
    needs: 'selection',
    shortcut: 'Ctrl+Shift+Alt+G',
    does: { open: { view: 'contracts', part: 'selection' } },
  },
  {
    id: 'AllContracts',
    group: 'contracts',
    label: { 'zh-CN': '批量生成', 'en-US': 'All contracts' },
    description: {
      'zh-CN': '检查合同台账里所有待生成的合同，一次生成，未通过的列出原因。',
      'en-US':
        'Checks every contract still to be made, makes them in one run and lists the refused with reasons.',
    },
    icon: 'contracts',
    needs: 'book',
    does: { open: { view: 'contracts', part: 'all' } },
  },
  {
    id: 'ShowOverview',
    group: 'warnings',
    label: { 'zh-CN': '总览', 'en-US': 'Overview' },
    description: {
      'zh-CN': '查看等级和分类分布、额度占用、逾期账龄和到期证照。',
      'en-US': 'Shows customers by grade and class, limits used, overdue ageing and expiring licences.',
    },
    icon: 'chart',
    needs: 'book',
    shortcut: 'Ctrl+Shift+Alt+O',
    does: { open: { view: 'overview' } },
  },
  {
    id: 'ShowWork',
    group: 'warnings',
    label: { 'zh-CN': '待办清单', 'en-US': 'Work list' },
    description: {
      'zh-CN': '列出预警、缺项、过期证照、超额客户和有问题的单元格，逐条跳到位置。',
      'en-US':
        'Lists warnings, unfinished forms, expired licences and problems, each with a jump to its cell.',
    },
    icon: 'warning',
    needs: 'book',
    shortcut: 'Ctrl+Shift+Alt+W',
    does: { open: { view: 'overview', part: 'work' } },
  },
  {
    id: 'ShowHelp',
    group: 'warnings',
    label: { 'zh-CN': '帮助', 'en-US': 'Help' },
    description: {
      'zh-CN': '命令、快捷键、自定义函数和评分规则的说明。',
      'en-US': 'Explains commands, shortcuts, custom functions and the scoring rules.',
    },
    icon: 'help',
    needs: 'nothing',
    does: { open: { view: 'help' } },
  },
];

/** The command with this id. @throws RangeError for an unknown one (a defect of ours) */
export function commandOf(id: string): Command {
  const found = commands.find((command) => command.id === id);
  if (!found) throw new RangeError(`no command ${id}`);
  return found;
}
