import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDocument, compileTemplate } from '../../../../src/docx/index.ts';
import { cell, makeDocument, p, row, run, table } from './documents.ts';

const names = ['甲', '乙', '列', '组.名'];
const name = fc.constantFrom(...names, '../甲', 'this', '@index', '@root.列', '没有');
const open = fc
  .tuple(fc.constantFrom('if', 'unless', 'each'), name)
  .map(([block, field]) => `{{#${block} ${field}}}`);
const close = fc.constantFrom('{{/if}}', '{{/unless}}', '{{/each}}', '{{else}}', '{{else if 甲}}');
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
);
const word = fc.constantFrom('', '文', ' ', '条款：');

/** A stretch of text in which blocks are closed: most of these templates are sound. */
const inner = fc.oneof(word, value, word, odd);
const paired = fc
  .tuple(fc.constantFrom('if', 'unless', 'each'), name, inner, fc.option(inner))
  .map(
    ([block, field, text, other]) =>
      `{{#${block} ${field}}}${text}${other === null ? '' : `{{else}}${other}`}{{/${block}}}`,
  );
const text = fc.oneof(
  { weight: 6, arbitrary: paired },
  { weight: 4, arbitrary: inner },
  { weight: 1, arbitrary: fc.oneof(open, close) },
);

/** Runs of the text, cut anywhere. */
const runs = fc.tuple(fc.array(text, { maxLength: 3 }), fc.nat(), fc.boolean()).map(([texts, at, bold]) => {
  const all = texts.join('');
  const cut = all === '' ? 0 : at % all.length;
  return run(all.slice(0, cut), bold ? '<w:b/>' : '') + run(all.slice(cut));
});
const line = fc
  .tuple(runs, fc.constantFrom('', '<w:numPr><w:numId w:val="1"/></w:numPr>'))
  .map(([content, properties]) => p(content, properties));
/** Paragraphs, and around those of the level below blocks, rows and cells. */
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
    body.map((content) => table(`<w:tr>${cell(content + p(''))}</w:tr>`)),
  );
}

const bodies = fc.array(around(around(line)), { maxLength: 4 }).map((items) => items.join(''));

const scalar = fc.oneof(fc.constantFrom(null, '', '否', '值', 0, 2, 'a\nb\t<&>'), fc.boolean());
const data = fc.record({
  甲: scalar,
  乙: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  列: fc.array(fc.record({ 甲: scalar, 列: fc.array(scalar, { maxLength: 2 }) }), { maxLength: 3 }),
  组: fc.record({ 名: scalar }),
});

it('no template and no data make the engine throw; what it makes is a sound document', () => {
  let made = 0;
  fc.assert(
    fc.property(bodies, data, (body, values) => {
      const template = compileTemplate(makeDocument({ body }));
      const result = template.render(values, { missing: 'blank' });
      if ('problems' in result) {
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { message } of result.problems) expect(message).toMatch(/。$/);
      } else {
        made++;
        expect(checkDocument(result.bytes)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  expect(made).toBeGreaterThan(40);
});
