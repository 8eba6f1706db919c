import {
  AlignmentType,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type IThemeOptions,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
} from 'docx';

/** Style identifiers; the names staff see in Word stand in `paragraphStyles`. */
export const style = {
  title: 'ContractTitle',
  plain: 'ContractBody',
  lead: 'ContractLead',
  article: 'Article',
  clause: 'Clause',
  clauseAfterTable: 'ClauseAfterTable',
  item: 'ClauseItem',
  tag: 'TemplateTag',
  partyField: 'PartyField',
  headerCell: 'TableHeaderCell',
  textCell: 'TableText',
  centredCell: 'TableCentred',
  numberCell: 'TableNumber',
  totalCell: 'TableTotal',
  signLabel: 'SignLabel',
  signText: 'SignText',
  closing: 'ContractClosing',
  end: 'ContractEnd',
  pageHeader: 'PageHeader',
  pageFooter: 'PageFooter',
  notice: 'TemplateNotice',
  letterhead: 'Letterhead',
  addressee: 'Addressee',
  signOff: 'SignOff',
  cutLine: 'CutLine',
  slipTitle: 'SlipTitle',
  slipText: 'SlipText',
  section: 'FormSection',
  formNote: 'FormNote',
} as const;

export const emphasis = 'ClauseEmphasis';

const serif = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
const sans = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };

/** Half-points of the Chinese type sizes used. */
const size = { 二号: 44, 小四: 24, 五号: 21, 小五: 18, 六号: 15 } as const;

const lines = (multiple: number) => ({ line: Math.round(240 * multiple), lineRule: LineRuleType.AUTO });

const cell = (id: string, name: string, alignment: 'left' | 'center' | 'right'): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: size.小五 },
  paragraph: { alignment, spacing: { before: 0, after: 0, ...lines(1) } },
});

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  {
    id: style.title,
    name: '合同标题',
    basedOn: 'Normal',
    next: style.plain,
    quickFormat: true,
    run: { font: sans, size: size.二号, bold: true },
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 240, ...lines(1) },
      keepNext: true,
      outlineLevel: 0,
    },
  },
  {
    id: style.plain,
    name: '合同正文',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      alignment: AlignmentType.BOTH,
      indent: { firstLine: 420 },
      spacing: { before: 20, after: 20 },
    },
  },
  {
    id: style.lead,
    name: '合同引言',
    basedOn: style.plain,
    quickFormat: true,
    paragraph: { spacing: { before: 160, after: 60 } },
  },
  {
    id: style.article,
    name: '条标题',
    basedOn: 'Normal',
    next: style.clause,
    quickFormat: true,
    run: { font: sans, size: size.五号, bold: true },
    paragraph: {
      numbering: { reference: 'contract', level: 0 },
      keepNext: true,
      keepLines: true,
      outlineLevel: 1,
      spacing: { before: 180, after: 60 },
    },
  },
  {
    id: style.clause,
    name: '条款',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      numbering: { reference: 'contract', level: 1 },
      alignment: AlignmentType.BOTH,
      spacing: { before: 20, after: 20 },
    },
  },
  {
    id: style.clauseAfterTable,
    name: '表后条款',
    basedOn: style.clause,
    quickFormat: true,
    paragraph: { spacing: { before: 120, after: 20 } },
  },
  {
    id: style.item,
    name: '款项',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      numbering: { reference: 'contract', level: 2 },
      alignment: AlignmentType.BOTH,
      spacing: { before: 0, after: 0 },
    },
  },
  {
    id: style.tag,
    name: '模板标记',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.六号, color: '7F7F7F' },
    paragraph: { keepNext: true, spacing: { before: 0, after: 0, ...lines(1) } },
  },
  {
    id: style.partyField,
    name: '首部栏目',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { before: 20, after: 20 } },
  },
  { ...cell(style.headerCell, '表头', 'center'), run: { font: sans, size: size.小五 } },
  cell(style.textCell, '表格文字', 'left'),
  cell(style.centredCell, '表格居中', 'center'),
  cell(style.numberCell, '表格数字', 'right'),
  {
    id: style.totalCell,
    name: '表格合计',
    basedOn: style.textCell,
    quickFormat: true,
    run: { size: size.五号, bold: true },
    paragraph: { spacing: { before: 40, after: 40 } },
  },
  {
    id: style.closing,
    name: '以下无正文',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160, after: 160 } },
  },
  {
    id: style.signLabel,
    name: '签章栏目',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.五号 },
    paragraph: {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 30, after: 30, ...lines(1) },
    },
  },
  {
    id: style.signText,
    name: '签章内容',
    basedOn: style.signLabel,
    quickFormat: true,
    paragraph: { alignment: AlignmentType.LEFT },
  },
  {
    id: style.end,
    name: '文末',
    basedOn: 'Normal',
    run: { size: 2 },
    paragraph: { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } },
  },
  {
    id: style.pageHeader,
    name: '合同页眉',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.小五 },
    paragraph: {
      spacing: { before: 0, after: 0, ...lines(1) },
      border: { bottom: { style: 'single', size: 4, space: 2, color: '7F7F7F' } },
    },
  },
  {
    id: style.pageFooter,
    name: '合同页脚',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.小五 },
    paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0, ...lines(1) } },
  },
  {
    id: style.notice,
    name: '模板提示',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.六号, color: '7F7F7F' },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { before: 20, after: 0, ...lines(1) } },
  },
  {
    id: style.letterhead,
    name: '函头',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: sans, size: size.小四 },
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 60, after: 0 } },
  },
  {
    id: style.addressee,
    name: '抬头',
    basedOn: 'Normal',
    next: style.plain,
    quickFormat: true,
    run: { bold: true },
    paragraph: { keepNext: true, spacing: { before: 120, after: 60 } },
  },
  {
    id: style.signOff,
    name: '落款',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { indent: { left: 5000 }, keepNext: true, spacing: { before: 40, after: 40 } },
  },
  {
    id: style.cutLine,
    name: '回执线',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      keepNext: true,
      spacing: { before: 0, after: 0, ...lines(1) },
    },
  },
  {
    id: style.slipTitle,
    name: '回执标题',
    basedOn: 'Normal',
    next: style.slipText,
    quickFormat: true,
    run: { font: sans, size: size.小四, bold: true },
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160, after: 80 } },
  },
  {
    id: style.slipText,
    name: '回执文字',
    basedOn: style.plain,
    quickFormat: true,
    paragraph: { keepNext: true, keepLines: true },
  },
  {
    id: style.section,
    name: '表内标题',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: sans, size: size.五号, bold: true },
    paragraph: { keepNext: true, spacing: { before: 120, after: 40, ...lines(1) } },
  },
  {
    id: style.formNote,
    name: '表注',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.小五 },
    paragraph: { spacing: { before: 40, after: 40, ...lines(1) } },
  },
];

/** Styles of every contract template: text looks as its style says, never by direct formatting. */
export const contractStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: serif, size: size.五号, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: lines(1.25) },
    },
  },
  paragraphStyles,
  characterStyles: [{ id: emphasis, name: '重点条款', quickFormat: true, run: { bold: true } }],
};

/**
 * One multilevel list for the whole document: 第一条, 1., （1）. A blank follows each number instead of a tab stop, which
 * breaks at 第十一条. Clauses are cited as 第三条第2款; 3.2 would need `w:isLgl`, which LibreOffice before 7.5 shows as 三.2.
 */
export const contractNumbering: INumberingOptions = {
  config: [
    {
      reference: 'contract',
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING_THOUSAND,
          text: '第%1条',
          suffix: LevelSuffix.SPACE,
          style: { style: style.article, paragraph: { indent: { left: 0, firstLine: 0 } } },
        },
        {
          level: 1,
          format: LevelFormat.DECIMAL,
          text: '%2.',
          suffix: LevelSuffix.SPACE,
          style: { style: style.clause, paragraph: { indent: { left: 0, firstLine: 420 } } },
        },
        {
          level: 2,
          format: LevelFormat.DECIMAL,
          text: '（%3）',
          suffix: LevelSuffix.NOTHING,
          style: { style: style.item, paragraph: { indent: { left: 840, firstLine: 0 } } },
        },
      ],
    },
  ],
};

/** WPS reports theme fonts that are missing, so the theme names fonts every Chinese system has. */
export const contractTheme: IThemeOptions = {
  name: '合同',
  fonts: {
    headings: { latin: 'Arial', eastAsia: '黑体', complexScript: 'Arial' },
    body: { latin: 'Times New Roman', eastAsia: '宋体', complexScript: 'Times New Roman' },
  },
};
