// The contract of the Word bench: three pages, 20 item rows, 79 tags, in the syntax of each engine.
import { readFileSync } from 'node:fs';
import { registerPart } from '../src/docx/package-parts.ts';
import { moneyInWords } from '../src/ledger/money-words.ts';
import { documentLimits } from '../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, storedEntry, writeZip } from '../src/opc/zip.ts';

/** The shipped contract lends its styles, numbering, theme and settings. */
const base = new URL('../templates/contracts/T1-药品购销合同.docx', import.meta.url);
export const rowCount = 20;
/** Size of the logo in the header, bytes: most of the package, copied by every engine. */
const logoBytes = 29_000;

/** How an engine writes what a template needs. */
export interface Syntax {
  readonly tag: RegExp;
  /** A value; `format` says how it reads where the engine formats by itself. */
  value(name: string, format?: 'money' | 'words' | 'date'): string;
  /** A condition around paragraphs. */
  open(condition: string): string;
  close(condition: string): string;
  /** The rows of a list, from the texts of its cells; a cell's own fields are given to `field`. */
  rows(
    row: (field: (name: string, format?: 'money') => string) => readonly string[],
    toXml: (cells: readonly string[]) => string,
  ): string;
}

const formats = { money: '金额', words: '金额大写', date: '日期' } as const;
const handlebars = (name: string, format?: keyof typeof formats): string =>
  format ? `{{${formats[format]} ${name}}}` : `{{${name}}}`;

export const ours: Syntax = {
  tag: /\{\{[^{}]+\}\}/,
  value: handlebars,
  open: (condition) => `{{#if ${condition}}}`,
  close: () => '{{/if}}',
  rows: (row, toXml) => toXml(around('{{#each 明细}}', row(handlebars), '{{/each}}')),
};

/** docxtemplater and easy-template-x: values are text already. */
export const plainKeys: Syntax = {
  tag: /\{[^{}]+\}/,
  value: (name, format) => `{${key(name, format)}}`,
  open: (condition) => `{#${condition}}`,
  close: (condition) => `{/${condition}}`,
  rows: (row, toXml) =>
    toXml(
      around(
        '{#明细}',
        row((name) => `{${key(name)}}`),
        '{/明细}',
      ),
    ),
};

/** carbone repeats by example: a second row shows that there may be more. */
export const carbone: Syntax = {
  tag: /\{[^{}]+\}/,
  value: (name, format) => `{d.${key(name, format)}}`,
  open: (condition) => `{d.${condition}:ifEQ(true):showBegin}`,
  close: (condition) => `{d.${condition}:showEnd}`,
  rows: (row, toXml) =>
    ['i', 'i+1'].map((index) => toXml(row((name) => `{d.明细[${index}].${key(name)}}`))).join(''),
};

/** Their data hold a text for each format. */
const key = (name: string, format?: string): string =>
  name.replace('.', '') + (format === 'words' ? '大写' : '');

function around(open: string, cells: readonly string[], close: string): string[] {
  return cells.map((cell, i) => (i === 0 ? open : '') + cell + (i === cells.length - 1 ? close : ''));
}

const parties = [
  '名称',
  '住所',
  '法定代表人',
  '统一社会信用代码',
  '许可证号',
  '电话',
  '开户银行',
  '账号',
  '邮编',
  '联系人',
];
const columns = ['品名', '规格', '生产厂家', '批号', '有效期', '单位', '数量', '单价', '金额'];
const conditions = ['冷链', '账期结算', '定金条款', '年度任务', '仲裁'];

/** The chapters and their clauses; a condition in front of a clause makes it a conditional one. */
function chapters({
  value,
}: Syntax): readonly (readonly [title: string, ...clauses: (string | readonly [string, string])[]])[] {
  return [
    [
      '质量标准',
      `供方提供的药品应当符合国家药品标准和${value('质量标准')}的要求，药品包装、标签、说明书符合法律法规的规定。`,
      '供方随货提供药品出库单和检验报告书，进口药品提供加盖印章的进口注册证和检验报告书。',
      `药品到货时距有效期届满不少于 ${value('效期月数')} 个月，少于该期限的，需方可以拒收。`,
      '双方应当互相提供加盖公章的有效资质证明，资质变更的应当及时通知对方并提供新的证明。',
    ],
    [
      '交货与验收',
      `供方于 ${value('交货日期', 'date')} 之前将药品送至${value('交货地点')}，运输方式为${value('运输方式')}，运费由${value('运费承担')}承担；收货人${value('收货人')}。`,
      [
        '冷链',
        `冷藏药品全程温度控制在${value('温度范围')}，供方应当提供运输过程的温度记录，温度超出范围的，需方可以拒收。`,
      ],
      `需方应当在收货后 ${value('验收天数')} 日内验收，逾期未提出书面异议的，视为验收合格。`,
      '药品的毁损、灭失风险自需方签收时起转移；签收之前由供方承担。',
    ],
    [
      '价款与结算',
      `本合同价款为 ¥${value('总价', 'money')}，人民币${value('总价', 'words')}，其中税额 ¥${value('税额', 'money')}，税率 ${value('税率')}。`,
      [
        '账期结算',
        `需方应当在收货之日起 ${value('账期')} 日内付清货款，付款至供方下列账户：${value('供方.账号')}。`,
      ],
      [
        '定金条款',
        `需方在合同签订后 3 日内支付定金 ¥${value('定金', 'money')}，该数额不超过合同价款的百分之二十。`,
      ],
      `供方在交货后 ${value('开票天数')} 日内开具${value('发票类型')}，做到票、账、货、款相符。`,
      '双方每月核对往来账目，需方收到对账单后 7 日内应当盖章确认或者以书面形式提出差异。',
    ],
    [
      '经销政策',
      [
        '年度任务',
        `需方本年度采购任务为 ¥${value('任务金额', 'money')}，完成任务的按实际回款的 ${value('返利')} 给予返利。`,
      ],
      '供方调整供货价格的，应当提前书面通知需方，不影响调整前已经确认的订单。',
      '促销支持、价格保护等政策，以双方盖章的书面文件为准；口头承诺不作为结算依据。',
      '需方不得将药品销往约定区域之外，不得销售给没有合法资质的单位和个人。',
    ],
    [
      '违约责任',
      `需方逾期付款的，按逾期金额的每日${value('违约金率')}支付违约金；逾期超过 ${value('宽限天数')} 日的，供方可以解除合同。`,
      '供方逾期交货的，按逾期部分货款的每日万分之五支付违约金；逾期超过 15 日的，需方可以解除合同。',
      '因药品质量问题给需方或者第三人造成损失的，供方应当承担赔偿责任，并承担处理费用。',
      '一方违反保密义务的，应当赔偿对方因此受到的损失。',
    ],
    [
      '争议解决与其他',
      ['仲裁', `因本合同发生争议，双方协商解决；协商不成的，提交${value('仲裁机构')}仲裁。`],
      `本合同一式${value('份数')}份，双方各执一半，自双方盖章之日起生效，有效期至 ${value('有效期', 'date')}。`,
      '本合同未尽事宜，双方可以签订补充协议；补充协议与本合同具有同等效力。',
      `本合同的附件共${value('附件份数')}份，是合同的组成部分，与正文不一致的，以正文为准。`,
    ],
  ];
}

const text = (content: string): string => `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`;
const paragraph = (content: string, style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${text(content)}</w:p>`;
const cell = (content: string, width: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="SignText"/><w:spacing w:before="20" w:after="20"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${content}</w:t></w:r></w:p></w:tc>`;
const pageWidth = 9638;

function table(widths: readonly number[], rows: readonly string[]): string {
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${pageWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function rowXml(cells: readonly string[], widths: readonly number[], isHead = false): string {
  const head = isHead ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.map((each, i) => cell(each, widths[i] ?? 1000)).join('')}</w:tr>`;
}

function bodyXml(syntax: Syntax): string {
  const { value, open, close } = syntax;
  const four = [1600, 3219, 1600, 3219];
  const nine = [1750, 1100, 1638, 900, 950, 500, 700, 900, 1200];
  const party = parties.map((label) =>
    rowXml([label, value(`供方.${label}`), label, value(`需方.${label}`)], four),
  );
  const clauses = chapters(syntax).flatMap(([title, ...list]) => [
    paragraph(title, 'Article'),
    ...list.flatMap((clause) =>
      typeof clause === 'string'
        ? [paragraph(clause, 'Clause')]
        : [
            paragraph(open(clause[0]), 'TemplateTag'),
            paragraph(clause[1], 'Clause'),
            paragraph(close(clause[0]), 'TemplateTag'),
          ],
    ),
  ]);
  const items = table(nine, [
    rowXml(columns, nine, true),
    syntax.rows(
      (field) => columns.map((name) => field(name, name === '金额' ? 'money' : undefined)),
      (cells) => rowXml(cells, nine),
    ),
    rowXml(['合计', '', '', '', '', '', value('总数量'), '', value('总价', 'money')], nine),
  ]);
  const signatures = table(four, [
    rowXml(['供方（盖章）', value('供方.名称'), '需方（盖章）', value('需方.名称')], four),
    rowXml(['代表人', value('供方.代表人'), '代表人', value('需方.代表人')], four),
    rowXml(['日期', value('签订日期', 'date'), '日期', value('签订日期', 'date')], four),
  ]);
  return [
    paragraph('药品购销合同', 'Title'),
    paragraph(`合同编号：${value('合同编号')}　签订地点：${value('签订地点')}`, 'ContractBody'),
    table(four, party),
    paragraph('经双方协商一致，签订本合同，共同遵守。', 'ContractBody'),
    items,
    ...clauses,
    signatures,
    paragraph('', 'ContractEnd'),
  ].join('');
}

/** The template in the syntax of an engine; `isWorn` as Word leaves it after some editing. */
export function contractTemplate(syntax: Syntax, isWorn: boolean): Uint8Array {
  const number = syntax.value('合同编号');
  const change: Readonly<Record<string, (xml: string) => string>> = {
    'word/document.xml': (xml) => {
      const body = xml.indexOf('<w:body>') + '<w:body>'.length;
      return xml.slice(0, body) + bodyXml(syntax) + xml.slice(xml.lastIndexOf('<w:sectPr>'));
    },
    'word/header1.xml': (xml) => xml.replace('{{合同编号}}', number),
    'word/header2.xml': (xml) => xml.replace('{{合同编号}}', number),
    // docxtemplater fills document properties too; ours are set by the caller.
    'docProps/custom.xml': (xml) => xml.replace(/[{}]{2}/g, ''),
  };
  const entries = readZip(new Uint8Array(readFileSync(base)), documentLimits).map((entry) => {
    const xml = change[entry.name]?.(new TextDecoder().decode(inflateEntry(entry)));
    if (xml === undefined) return entry;
    return deflateEntry(entry.name, isWorn ? worn(xml, syntax.tag) : xml);
  });
  const logo = storedEntry('word/media/logo.png', noise(logoBytes));
  const source = 'word/document.xml';
  const image = {
    name: logo.name,
    contentType: 'image/png',
    source,
    relationshipType: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image',
  };
  return writeZip(registerPart([...entries, logo], image).entries);
}

/** Session ids on every paragraph and run, and two of five tags cut over two runs with spelling marks between. */
function worn(xml: string, tag: RegExp): string {
  const runWithTag = new RegExp(
    `<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<{]*)(${tag.source})([^<]*)</w:t></w:r>`,
    'g',
  );
  let count = 0;
  let session = 0x10000;
  const ids = (names: readonly string[]): string =>
    names.map((name) => ` w:${name}="00${(session++).toString(16).toUpperCase().padStart(6, '0')}"`).join('');
  const cut = (whole: string, format = '', before: string, found: string, after: string): string => {
    if (count++ % 5 >= 2) return whole;
    const middle = 1 + (count % (found.length - 1));
    const run = (content: string): string => `<w:r>${format}<w:t xml:space="preserve">${content}</w:t></w:r>`;
    const mark = (type: string): string => `<w:proofErr w:type="${type}"/>`;
    return [
      run(before + found.slice(0, middle)),
      mark('spellStart'),
      run(found.slice(middle) + after),
      mark('spellEnd'),
    ].join('');
  };
  return xml
    .replace(runWithTag, cut)
    .replace(/<w:p>/g, () => `<w:p${ids(['rsidR', 'rsidRDefault', 'rsidP'])}>`)
    .replace(/<w:r>/g, () => `<w:r${ids(['rsidR', 'rsidRPr'])}>`);
}

/** Bytes that do not compress, the same every time. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    // xorshift
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

type Data = Readonly<Record<string, unknown>>;

const total = 163_840.5;

/** What the contract is filled with. */
export function contractData(): Data {
  const party = (name: string): Data =>
    Object.fromEntries([...parties, '代表人'].map((label) => [label, `${name}${label}1234`]));
  const items = Array.from({ length: rowCount }, (_, i) => ({
    品名: `阿莫西林胶囊${i + 1}`,
    规格: '0.25g×24粒',
    生产厂家: `示例制药${i % 4}有限公司`,
    批号: `2606${i}`,
    有效期: '2028-06-30',
    单位: '盒',
    数量: 100 + i,
    单价: '8.65',
    金额: 865 + 8.65 * i,
  }));
  return {
    合同编号: 'LY-XS-202611-0001',
    签订地点: '深圳市南山区',
    供方: party('供方'),
    需方: party('需方'),
    明细: items.map((item) => ({ ...item, 金额: Math.round(item.金额 * 100) / 100 })),
    总价: total,
    总数量: 2190,
    定金: 30_000,
    任务金额: 2_000_000,
    交货日期: '2026-12-01',
    有效期: '2027-11-30',
    签订日期: '2026-11-23',
    质量标准: '《中华人民共和国药典》',
    效期月数: 12,
    交货地点: '惠州市惠城区示例路 66 号',
    运输方式: '公路运输',
    运费承担: '供方',
    温度范围: '2℃至8℃',
    验收天数: 3,
    税率: '13%',
    账期: 60,
    开票天数: 10,
    发票类型: '增值税专用发票',
    返利: '2%',
    违约金率: '万分之三',
    宽限天数: 30,
    仲裁机构: '深圳国际仲裁院',
    份数: '两',
    收货人: '周立群',
    税额: 18_849.02,
    附件份数: '三',
    ...Object.fromEntries(conditions.map((condition, i) => [condition, i !== 1])),
  };
}

/** The same for engines that know plain keys only: every value as the text that it comes to. */
export function plainData(): Data {
  const data = contractData();
  const money = (value: unknown): string =>
    Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const date = (value: unknown): string => {
    const [year, month, day] = String(value).split('-').map(Number);
    return `${year}年${month}月${day}日`;
  };
  const flat = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    if (name === '明细')
      return [[name, (value as readonly Data[]).map((item) => ({ ...item, 金额: money(item.金额) }))]];
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).map(([inner, each]) => [name + inner, each]);
    if (['总价', '税额', '定金', '任务金额'].includes(name)) return [[name, money(value)]];
    return [[name, /日期$|^有效期$/.test(name) ? date(value) : value]];
  });
  return { ...Object.fromEntries(flat), 总价大写: moneyInWords(Math.round(total * 100)) };
}
