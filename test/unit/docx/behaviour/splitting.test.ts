import { describe, expect, it } from 'vitest';
import { p, render, run, templateProblems } from './documents.ts';

const data = { 买方: { 名称: '国药控股' } };
const bold = '<w:b/>';

describe('a tag that Word has cut into pieces', () => {
  const cases: readonly [string, string][] = [
    ['over runs of different format', run('{{买方', bold) + run('.名称}}')],
    [
      'by a spelling mark',
      `${run('{{买方.')}<w:proofErr w:type="spellStart"/>${run('名称')}<w:proofErr w:type="spellEnd"/>${run('}}')}`,
    ],
    [
      'by a bookmark',
      `${run('{')}<w:bookmarkStart w:id="7" w:name="b"/>${run('{买方.名称}')}<w:bookmarkEnd w:id="7"/>${run('}')}`,
    ],
    [
      'character by character',
      [...'{{买方.名称}}'].map((character, i) => run(character, i % 2 ? bold : '')).join(''),
    ],
    [
      'by a language change',
      run('{{买方', '<w:lang w:val="en-US"/>') + run('.名称}}', '<w:lang w:eastAsia="zh-CN"/>'),
    ],
    [
      'half inside a tracked insertion',
      `${run('{{买方')}<w:ins w:id="1" w:author="a">${run('.名称}}')}</w:ins>`,
    ],
    [
      'with a deleted run inside',
      `${run('{{买')}<w:del w:id="2" w:author="a"><w:r><w:delText>卖</w:delText></w:r></w:del>${run('方.名称}}')}`,
    ],
    ['inside a hyperlink', `<w:hyperlink w:anchor="x">${run('{{买方.')}${run('名称}}', bold)}</w:hyperlink>`],
    [
      'half inside a hyperlink',
      `${run('{{买方.')}<w:hyperlink w:anchor="x">${run('名称}}', bold)}</w:hyperlink>`,
    ],
    [
      'inside a content control',
      `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${run('{{买方.名')}${run('称}}', bold)}</w:sdtContent></w:sdt>`,
    ],
    [
      'inside a smart tag',
      `<w:smartTag w:uri="u" w:element="e">${run('{{买方')}</w:smartTag>${run('.名称}}')}`,
    ],
    ['by a line break', `<w:r><w:t>{{买方.名称</w:t><w:br/><w:t>}}</w:t></w:r>`],
    [
      'by a page-break note of Word',
      `<w:r><w:t>{{买方</w:t><w:lastRenderedPageBreak/><w:t>.名称}}</w:t></w:r>`,
    ],
  ];
  it.each(cases)('is filled: %s', (_, content) => {
    const { text, xml } = render(p(run('甲方：') + content + run('。')), data);
    expect(text).toBe('甲方：国药控股。¶');
    expect(xml).not.toMatch(/<w:(?:ins|del|proofErr|smartTag)\b/);
  });

  it('takes the format of its first brace', () => {
    const { xml } = render(p(run('{{买方', bold) + run('.名称}}', '<w:i/>')), data);
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">国药控股</w:t></w:r></w:p>');
  });

  it('is found in text boxes, in the copy for old programs too', () => {
    const box = `<w:txbxContent>${p('{{买方.名称}}')}</w:txbxContent>`;
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(render(body, data).text).toBe('国药控股¶国药控股¶¶');
  });

  it('may be typed with full-width braces and curly quotes', () => {
    const body = p('｛｛#if （等于 买方.名称 “国药控股”）｝｝');
    expect(templateProblems(body).length).toBeGreaterThan(0);
    expect(render(p('｛｛买方.名称｝｝，{{默认 备注 “无”}}'), data).text).toBe('国药控股，无¶');
  });
});

describe('tracked changes in a template', () => {
  it('are taken as accepted, and reported with their number', () => {
    const body =
      p(
        `<w:ins w:id="1" w:author="a">${run('新')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>`,
      ) +
      p(
        `<w:r><w:rPr><w:rPrChange w:id="3" w:author="a"><w:rPr/></w:rPrChange></w:rPr><w:t>{{买方.名称}}</w:t></w:r>`,
      );
    expect(templateProblems(body)).toMatchObject([{ code: 'tracked-changes', severity: 'warning' }]);
    expect(templateProblems(body)[0]?.message).toContain('3 处');
    const { text, xml } = render(body, data);
    expect(text).toBe('新¶国药控股¶');
    expect(xml).not.toContain('Change');
  });

  it('join paragraphs whose mark was deleted, and drop deleted rows', () => {
    const body =
      `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>${run('甲')}</w:p>${p('乙{{买方.名称}}')}` +
      `<w:tbl><w:tr><w:trPr><w:del w:id="2" w:author="a"/></w:trPr><w:tc>${p('删')}</w:tc></w:tr><w:tr><w:tc>${p('留')}</w:tc></w:tr></w:tbl>${p('')}`;
    expect(render(body, data).text).toBe('甲乙国药控股¶留¶¶');
  });
});
