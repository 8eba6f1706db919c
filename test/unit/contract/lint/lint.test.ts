import { describe, expect, it, test } from 'vitest';
import { clauseRules, lintTemplate } from '../../../../src/contract/lint/lint.ts';
import { type ReadyTemplate, shippedTemplates } from '../../../../src/contract/ready-template.ts';
import type { NumberType } from '../../../../src/contract/template.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../../src/opc/zip.ts';
import { shippedFiles } from '../../../support/contract-book.ts';
import { makeDocument } from '../../docx/behaviour/documents.ts';

const templates = [...shippedTemplates(shippedFiles).values()];

const rendered = new Map<string, Uint8Array>();
function sampleOf({ description, document }: ReadyTemplate): Uint8Array {
  const known = rendered.get(description.code);
  if (known) return known;
  const result = document.render(description.sample, { optional: description.optional });
  if ('problems' in result) throw new Error(result.problems[0]?.message);
  rendered.set(description.code, result.bytes);
  return result.bytes;
}

/** The document with another body. */
function withBody(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  return writeZip(
    readZip(bytes, documentLimits).map((entry) => {
      const content = inflateEntry(entry);
      if (entry.name !== 'word/document.xml') return deflateEntry(entry.name, content);
      return deflateEntry(entry.name, change(new TextDecoder().decode(content)));
    }),
  );
}

const blocks = /<w:tbl>.*?<\/w:tbl>|<w:p[ >].*?<\/w:p>/gs;
const paragraphs = /<w:p[ >].*?<\/w:p>/gs;
const textOf = (xml: string): string => xml.replace(/<[^>]+>|\s/g, '');
const isArticle = (xml: string): boolean => xml.includes('<w:pStyle w:val="Article"/>');
const isSeal = (text: string): boolean => /（(?:盖章|签字)[^）]*）$/.test(text);

/** Takes a clause out: an article to the next one, a paragraph that begins so, or every place to sign. */
function without(bytes: Uint8Array, { id, heading }: { id: string; heading: string }): Uint8Array {
  const start = heading.replace(/\s/g, '');
  return withBody(bytes, (xml) => {
    let inside = false;
    const shorter = xml.replace(blocks, (block) => {
      if (isArticle(block)) inside = textOf(block) === start;
      return inside ? '' : block;
    });
    if (shorter !== xml) return shorter;
    return xml.replace(paragraphs, (paragraph) => {
      const text = textOf(paragraph);
      return (id === 'signatures' ? isSeal(text) : text.startsWith(start)) ? '<w:p/>' : paragraph;
    });
  });
}

describe.each(templates.map((template) => [template.description.code, template] as const))(
  '%s',
  (_, template) => {
    const { type, clauses } = template.description;

    it('lints clean, as a template and as the finished sample', () => {
      const file = shippedFiles.find(({ name }) => name.startsWith(`${template.description.code}-`))!;
      expect(lintTemplate(file.bytes, type).problems).toEqual([]);
      expect(lintTemplate(sampleOf(template), type).problems).toEqual([]);
    });

    it.each(clauses)('$id taken out is named, with the article of the law and what to write', (clause) => {
      const { problems } = lintTemplate(without(sampleOf(template), clause), type);
      const named = problems.filter(({ cell }) => cell === clause.id);
      expect(named.length).toBeGreaterThan(0);
      for (const { message, repair } of named) {
        expect(message).toMatch(/^没有找到“.+”的约定（.+）。$/);
        expect(repair).toMatch(/。$/);
      }
    });
  },
);

const document = (...lines: readonly string[]): Uint8Array =>
  makeDocument({ body: lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('') });
const codesOf = (bytes: Uint8Array, type: NumberType = 'XS'): string[] => [
  ...new Set(lintTemplate(bytes, type).problems.map(({ code }) => code)),
];

/** A short contract in the words of another house: plain paragraphs, numbers typed by hand. */
const foreign = [
  '甲方：某某商贸有限公司',
  '地址：某市某路 1 号',
  '乙方：某某超市',
  '一、产品名称、规格、数量、金额：',
  '品名：矿泉水',
  '规格：550ml',
  '数量：100 箱',
  '单价（含税价格）：24 元，价格含税',
  '二、质量标准：符合国家标准。',
  '三、包装标准：按通用包装方式，包装应当适合运输。',
  '四、交货时间、地点：交货时间为订单确认后 3 日内；交货地点：乙方仓库；运费由甲方承担，毁损灭失的风险自交付时转移。',
  '五、验收标准及期限：乙方应当在收货之日起 3 日内提出异议。',
  '六、销售区域：本市。',
  '七、结算方式：乙方应当在收到发票后 30 日内付清货款。开户行：某银行',
  '八、返利：本合同不设返利。',
  '九、退货：非质量问题不退货。',
  '十、违约责任：逾期付款的，每日按 0.05% 支付违约金；逾期交货的，承担赔偿责任。',
  '十一、不可抗力：应当及时通知对方并提供证明。',
  '十二、争议：由甲方所在地人民法院管辖。',
  '十三、本合同一式两份，自双方盖章之日起生效。',
  '甲方（盖章）',
];

test('a contract in other words passes, but for what the law wants shown and custom advises', () => {
  const { problems } = lintTemplate(document(...foreign), 'XS');
  expect(problems.map(({ code, cell }) => [code, cell])).toEqual([
    ['clause-advised', 'integrity'],
    ['clause-advised', 'attachments'],
    ['clause-plain', 'liability'],
  ]);
});

test.each([
  ['甲方对任何质量问题概不负责。', 'clause-void'],
  ['发生争议的，可以向仲裁委员会申请仲裁或者向人民法院起诉。', 'clause-void'],
  ['定金为合同总价的 30%。', 'deposit-text-over-20'],
  ['逾期没有提出的，视为验收合格。', 'clause-plain'],
])('%s → %s', (line, code) => {
  expect(codesOf(document(line))).toContain(code);
});

test.each([
  '定金为合同总价的 20%。',
  '由深圳仲裁委员会仲裁，仲裁裁决是终局的。',
  '本合同任何约定均不免除一方造成对方人身损害的责任。',
])('%s is in order', (line) => {
  expect(
    codesOf(document(line)).filter((code) => code !== 'clause-missing' && code !== 'clause-advised'),
  ).toEqual([]);
});

test('a title with nothing below it is no clause', () => {
  const { contents } = lintTemplate(document('一、结算方式', '二、经销政策', '无'), 'XS');
  const found = (content: string) => contents.find((each) => each.content === content)?.found;
  expect(found('结账方式')).toBeNull();
  expect(found('经销政策')).toBe('二、经销政策');
});

test('an empty document lacks everything its kind asks for', () => {
  for (const type of ['XS', 'ZB', 'WT', 'SQ', 'DZ', 'CK'] as const) {
    const { contents } = lintTemplate(document('。'), type);
    expect(contents.length).toBe(clauseRules.filter(({ kinds }) => kinds.includes(type)).length);
    expect(contents.filter(({ found }) => found !== null)).toEqual([]);
  }
});
