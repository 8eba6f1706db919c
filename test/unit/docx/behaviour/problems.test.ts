import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../../src/docx/index.ts';
import { makeDocument, p, refuse, row, run, table, templateProblems } from './documents.ts';

const codes = (body: string): string[] => templateProblems(body).map(({ code }) => code);

describe('template errors', () => {
  it('are all reported at once, each with place, text and repair', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const body =
      p(run('第三条 付款'), '<w:pStyle w:val="1"/>') +
      p('共{{总价元') +
      p('{{大写 总价}}') +
      p('{{#if 甲}}') +
      p('{{/each}}') +
      p('{{#wiht 乙}}丙{{/wiht}}');
    const problems = compileTemplate(makeDocument({ body, styles })).problems;
    expect(problems.map(({ code, cell }) => [code, cell])).toEqual([
      ['tag-not-closed', '第 2 段'],
      ['helper-unknown', '第 3 段'],
      ['block-unknown', '第 6 段'],
      ['block-not-opened', '第 5 段'],
      ['block-not-closed', '第 4 段'],
    ]);
    for (const problem of problems) {
      expect(problem).toMatchObject({ severity: 'error', sheet: 'word/document.xml' });
      expect(problem.message).toMatch(/^正文第 \d 段（“第三条 付款”之下）“.*”：.*。$/);
      expect(problem.repair).toMatch(/。$/);
    }
    expect(compileTemplate(makeDocument({ body, styles })).render({})).toEqual({ problems });
  });

  it.each<[string, string]>([
    ['{{}}', 'tag-empty'],
    ['{{{a}}}', 'tag-unescaped'],
    ['{{&a}}', 'tag-unescaped'],
    ['{{{{a}}}}', 'tag-unescaped'],
    ['{{a', 'tag-not-closed'],
    ['{{a {{b}}', 'tag-not-closed'],
    ['{a}}', 'tag-not-opened'],
    ['{{> 别的}}', 'tag-unsupported'],
    ['{{* 装饰}}', 'tag-unsupported'],
    ['{{~a}}', 'tag-options'],
    ['{{金额 a 位=2}}', 'tag-options'],
    ['{{#each a as |x|}}{{/each}}', 'tag-options'],
    ['{{#each}}{{/each}}', 'block-subject'],
    ['{{#each (默认 a b)}}{{/each}}', 'block-subject'],
    ['{{#if a b}}{{/if}}', 'block-subject'],
    ['{{#if a == 1}}{{/if}}', 'tag-syntax'],
    ['{{单价(元)}}', 'tag-syntax'],
    ['{{买方.}}', 'helper-unknown'],
    ['{{#买方}}{{/买方}}', 'block-unknown'],
    ['{{^买方}}{{/买方}}', 'block-unknown'],
    ['{{字段 名}}', 'helper-unknown'],
    ['{{金额 a b c}}', 'helper-arguments'],
    ['{{@key}}', 'variable-unknown'],
    ['{{@index}}', 'variable-outside-loop'],
    ['{{../a}}', 'path-too-far-out'],
    ['{{else}}', 'else-outside-block'],
    ['{{#if a}}{{else}}{{else}}{{/if}}', 'else-misplaced'],
    ['{{/if}}', 'block-not-opened'],
    ['{{#if a}}', 'block-not-closed'],
    ['{{#if a}}{{#each b}}{{/if}}{{/each}}', 'blocks-cross'],
    [`{{#if a}}`.repeat(17) + '{{/if}}'.repeat(17), 'nesting-too-deep'],
    [`{{${'长'.repeat(2000)}}}`, 'tag-too-long'],
  ])('%s is %s, once', (text, code) => {
    expect(codes(p(text.replaceAll('&', '&amp;').replaceAll('>', '&gt;')))).toEqual([code]);
  });

  it('a name with brackets or spaces may be quoted', () => {
    expect(codes(p('{{[单价(元)]}}{{买方.[开户 行]}}{{数量（盒）}}{{2026年目标}}'))).toEqual([]);
  });

  it('comments are no errors and leave nothing', () => {
    expect(codes(p('{{! 说明 }}') + p('甲{{!-- 含 }} 的说明 --}}'))).toEqual([]);
  });

  it('a block may not begin in a text box and end outside', () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p('{{#if a}}')}</w:txbxContent></v:textbox></w:pict></w:r>`;
    expect(codes(p(box + run('{{/if}}')))).toEqual(['block-not-closed', 'block-not-opened']);
  });

  it('a block may not cross the edge of a table in mid-text', () => {
    expect(codes(table(row('甲', '{{#if a}}'), row('乙', '')) + p('{{/if}}'))).toEqual(['block-in-mid-text']);
  });

  it('tags in field codes are refused', () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "{{a}}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(codes(p(field))).toEqual(['tag-in-field-code']);
  });

  it('of a text box are reported once, though Word stores its text twice', () => {
    const box = `<w:txbxContent>${p('{{a')}</w:txbxContent>`;
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(codes(body)).toEqual(['tag-not-closed']);
  });
});

describe('fields', () => {
  it('know what is printed in every document', () => {
    const body =
      p('{{编号}}{{#if 定金}}{{定金}}{{else}}{{备注}}{{/if}}{{默认 品牌 "/"}}') +
      p('{{#each 明细}}{{品名}}{{#unless 批号}}{{说明}}{{/unless}}{{else}}{{原因}}{{/each}}');
    const { fields } = compileTemplate(makeDocument({ body }));
    const all = fields.flatMap((field) => [field, ...field.children]);
    expect(all.filter(({ always }) => always).map(({ path }) => path)).toEqual(['编号', '明细', '明细.品名']);
  });

  it('form a tree with kinds, needs and places', () => {
    const body =
      p('{{买方.名称}}{{#if 买方.授信}}{{买方.名称}}{{/if}}') +
      p(
        '{{#each 明细}}{{品名}}{{#each 批次}}{{批号}}{{../../总价}}{{this}}{{/each}}{{默认 备注 "/"}}{{/each}}',
      ) +
      p('{{金额大写 总价}}{{#if (eq 方式 "月结")}}x{{/if}}{{@root.买方.地址}}');
    const strip = (
      fields: readonly { name: string; kind: string; required: boolean; children: readonly unknown[] }[],
    ): unknown =>
      fields.map(({ name, kind, required, children }) => [
        name,
        kind,
        required,
        ...(children.length > 0 ? [strip(children as never)] : []),
      ]);
    const { fields } = compileTemplate(makeDocument({ body }));
    expect(strip(fields)).toEqual([
      [
        '买方',
        'group',
        false,
        [
          ['名称', 'value', true],
          ['授信', 'condition', false],
          ['地址', 'value', true],
        ],
      ],
      [
        '明细',
        'list',
        true,
        [
          ['品名', 'value', true],
          ['批次', 'list', true, [['批号', 'value', true]]],
          ['备注', 'value', false],
        ],
      ],
      ['总价', 'value', true],
      ['方式', 'condition', false],
    ]);
    expect(fields[1]?.children[1]?.children[0]?.path).toBe('明细.批次.批号');
    expect(fields[2]?.places.map(({ paragraph }) => paragraph)).toEqual([2, 3]);
  });
});

describe('limits', () => {
  it('a document that grows without end is refused', () => {
    const many = Array.from({ length: 2000 }, (_, i) => i);
    for (const inner of ['{{#if b}}x{{/if}}', '{{#unless b}}{{#if b}}x{{/if}}{{/unless}}', '{{@first}}'])
      expect(
        refuse(p(`{{#each a}}{{#each ../a}}${inner}{{/each}}{{/each}}`), { a: many }),
        inner,
      ).toMatchObject([{ code: 'output-too-large' }]);
    const long = 'x'.repeat(1 << 20);
    expect(refuse(p('{{#each a}}{{@root.t}}{{/each}}'), { a: many, t: long })).toMatchObject([
      { code: 'output-too-large' },
    ]);
  });
});
