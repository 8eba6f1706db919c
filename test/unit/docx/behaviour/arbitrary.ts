import fc from 'fast-check';
import { sealPng } from '../../../support/png.ts';
import { cell, p, row, run, type TestDocument, table } from './documents.ts';

const names = ['甲', '乙', '列', '组.名'];
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom('../甲', 'this', '@index', '@root.列', '没有') },
);
const open = fc
  .tuple(fc.constantFrom('if', 'unless', 'each', 'columns'), name)
  .map(([block, field]) => `{{#${block} ${field}}}`);
const close = fc.constantFrom(
  '{{/if}}',
  '{{/unless}}',
  '{{/each}}',
  '{{/columns}}',
  '{{else}}',
  '{{else if 甲}}',
);
const value = name.map((field) => `{{${field}}}`);
const odd = fc.constantFrom(
  '{{',
  '}}',
  '{',
  '｛｛甲｝｝',
  '{{! 注 }}',
  '{{金额 甲}}',
  '{{#if (gt 甲 1)}}',
  '{{序号}}',
  '{{{甲}}}',
  '{{合并 甲}}',
  '{{重新编号}}',
  '{{图片 图 10}}',
  '{{印章 图}}',
);
const word = fc.constantFrom('', '文', ' ', '条款：');

/** A stretch of text in which blocks are closed: most of these templates are sound. */
const inner = fc.oneof(
  { weight: 14, arbitrary: word },
  { weight: 8, arbitrary: value },
  { weight: 1, arbitrary: odd },
);
const paired = fc
  .tuple(fc.constantFrom('if', 'unless', 'each'), name, inner, fc.option(inner))
  .map(
    ([block, field, text, other]) =>
      `{{#${block} ${field}}}${text}${other === null ? '' : `{{else}}${other}`}{{/${block}}}`,
  );
const text = fc.oneof(
  { weight: 12, arbitrary: paired },
  { weight: 8, arbitrary: inner },
  { weight: 1, arbitrary: fc.oneof(open, close) },
);

/** What Word may put around a stretch of a line. */
const wrappers: readonly ((content: string) => string)[] = [
  (content) => content,
  (content) => `<w:ins w:id="90" w:author="a">${content}</w:ins>`,
  (content) => `<w:hyperlink w:anchor="x">${content}</w:hyperlink>`,
  (content) => `<w:bookmarkStart w:id="3" w:name="b"/>${content}<w:bookmarkEnd w:id="3"/>`,
  (content) => `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
];

/** Runs of the text, cut anywhere, the second half within what Word may put around it. */
const runs = fc
  .tuple(fc.array(text, { maxLength: 3 }), fc.nat(), fc.boolean(), fc.constantFrom(...wrappers))
  .map(([texts, at, bold, wrap]) => {
    const all = texts.join('');
    const cut = all === '' ? 0 : at % all.length;
    return run(all.slice(0, cut), bold ? '<w:b/>' : '') + wrap(run(all.slice(cut)));
  });
const line = fc
  .tuple(runs, fc.constantFrom('', '<w:numPr><w:numId w:val="1"/></w:numPr>'))
  .map(([content, properties]) => p(content, properties));

/** Paragraphs, and around those of the level below blocks, rows, columns and cells. */
function around(inside: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const body = fc.array(inside, { maxLength: 3 }).map((items) => items.join(''));
  return fc.oneof(
    line,
    fc
      .tuple(fc.constantFrom('if', 'each'), name, body)
      .map(([block, field, content]) => p(`{{#${block} ${field}}}`) + content + p(`{{/${block}}}`)),
    fc
      .tuple(name, line, line)
      .map(([field, first, second]) =>
        table(row(`{{#each ${field}}}`, first), row(second, '{{/each}}'), row(first, second)),
      ),
    fc
      .tuple(name, name, inner)
      .map(([field, merged, content]) =>
        table(
          row('头', `{{#columns 列}}${content}{{/columns}}`),
          row(`{{#each ${field}}}{{合并 ${merged}}}`, '尾{{/each}}'),
        ),
      ),
    body.map((content) => table(`<w:tr>${cell(content + p(''))}</w:tr>`)),
  );
}

const bodies = fc.array(around(around(line)), { maxLength: 4 }).map((items) => items.join(''));

/** Ids are unique in what Word writes. */
function withOwnIds(document: TestDocument): TestDocument {
  let last = 100;
  const renumber = (xml: string): string =>
    xml
      .replace(
        /<w:bookmarkStart w:id="3" w:name="b"\/>(.*?)<w:bookmarkEnd w:id="3"\/>/gs,
        (_, content: string) => {
          const id = ++last;
          return `<w:bookmarkStart w:id="${id}" w:name="b${id}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
        },
      )
      .replace(/<w:id w:val="5"\/>/g, () => `<w:id w:val="${++last}"/>`);
  return Object.fromEntries(
    Object.entries(document).map(([part, xml]) => [part, renumber(String(xml))]),
  ) as unknown as TestDocument;
}

/** Templates: most of them sound, some with every kind of slip; header and footnote now and then. */
export const templates: fc.Arbitrary<TestDocument> = fc
  .record(
    {
      body: bodies,
      header: line,
      footnotes: line.map((content) => `<w:footnote w:id="1">${content}</w:footnote>`),
    },
    { requiredKeys: ['body'] },
  )
  .map(withOwnIds);

const scalar = fc.oneof(
  fc.constantFrom(null, '', '否', '值', 0, 2, 'a\nb\t<&>', '\u0000\ud800'),
  fc.boolean(),
);
const picture = sealPng(8);

/** Data for them, of the right shape or not. */
export const data = fc.record({
  甲: scalar,
  乙: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  列: fc.array(fc.record({ 甲: scalar, 列: fc.array(scalar, { maxLength: 2 }) }), { maxLength: 3 }),
  组: fc.record({ 名: scalar }),
  图: fc.constantFrom(picture, picture, picture, '不是图片', null),
});
