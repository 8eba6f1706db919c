import { beforeEach, describe, expect, it } from 'vitest';
import {
  draftProblems,
  draftTemplate,
  forgetTemplate,
  keepTemplate,
  readShelf,
  type TemplateDraft,
  type TemplateShelf,
} from '../../../../addin/book/template-shelf.ts';
import { calculate } from '../../../../src/book/calculate.ts';
import { generateContracts } from '../../../../src/contract/generate.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../../support/contract-book.ts';
import { FakeBookHost } from '../../../support/fake-book-host.ts';
import { makeDocument, p, partText, textOf } from '../../docx/behaviour/documents.ts';

const host = () => new FakeBookHost(customerBook('C001'), asOf);
const body = p('{{合同编号}}：{{供方.名称}}与{{需方.名称}}，{{#each 明细}}{{通用名称}}{{/each}}{{特别约定}}');
const codes = (draft: TemplateDraft, shelf: TemplateShelf): string[] =>
  draftProblems(draft, shelf).map(({ code }) => code);

const shipped = shippedFiles.map(({ name }) => name.split('-')[0]);

let book: FakeBookHost;
let shelf: TemplateShelf;
beforeEach(async () => {
  book = host();
  shelf = await readShelf(book, shippedFiles);
});

describe('own templates', () => {
  it('a Word file is looked at, kept in the book, and used like a shipped one', async () => {
    const draft = draftTemplate('合作协议.docx', makeDocument({ body }), shelf);
    expect(draft.own).toMatchObject({ code: 'U1', title: '合作协议' });
    expect(draft.fields.map(({ path, isKnown }) => [path, isKnown])).toContainEqual(['特别约定', false]);
    const own = { ...draft.own, optional: { 特别约定: '/' } };
    await keepTemplate(book, { ...draft, own }, shelf);
    expect([...(await book.attachments())].sort()).toEqual(['合同模板-U1.docx', '合同模板-U1.json']);

    const after = await readShelf(book, shippedFiles);
    expect([...after.templates.keys()]).toEqual([...shipped, 'U1']);
    expect([...after.own]).toEqual(['U1']);
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001', { templateCode: 'U1' });
    calculate(ledger, asOf);
    const [outcome] = generateContracts(ledger, after.templates);
    if (outcome?.kind !== 'made') throw new Error('refused');
    expect(textOf(partText(outcome.bytes))).toContain('HX-1：杭州华信医药有限公司与客户C001，阿莫西林胶囊/');
  });

  it('a field left empty refuses the contract at the cell where it is typed', async () => {
    const draft = draftTemplate(
      '协议.docx',
      makeDocument({ body: p('{{收货地点}}{{#if 定金金额}}{{签订地点}}{{/if}}{{备注}}') }),
      shelf,
    );
    await keepTemplate(book, draft, shelf);
    const { templates } = await readShelf(book, shippedFiles);
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001', { templateCode: 'U1', deposit: 100, signedAt: null, remark: '有' });
    calculate(ledger, asOf);
    const [outcome] = generateContracts(ledger, templates);
    expect(outcome).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'field-missing', sheet: '合同台账', cell: 'G4' }],
    });
  });

  it('errors of the file and a code that is taken stand against keeping it', async () => {
    const broken = draftTemplate('坏.docx', makeDocument({ body: p('{{合同编号') }), shelf);
    expect(codes(broken, shelf)).toEqual(['tag-not-closed']);
    await expect(keepTemplate(book, broken, shelf)).rejects.toBeInstanceOf(ProblemError);

    const fine = draftTemplate('好.docx', makeDocument({ body: p('{{合同编号}}') }), shelf);
    const as = (code: string): TemplateDraft => ({ ...fine, own: { ...fine.own, code } });
    expect(codes(as('T1'), shelf)).toEqual(['template-code-taken']);
    expect(codes(as('u-1'), shelf)).toEqual(['template-description']);
    expect(codes(as('U7'), shelf)).toEqual([]);
    expect(await book.attachments()).toEqual([]);
  });

  it('no Word document is told as such', () => {
    const bytes = new TextEncoder().encode('hello');
    expect(() => draftTemplate('x.docx', bytes, shelf)).toThrow(ProblemError);
  });

  it('one that is damaged in the book is told, and the others stay usable', async () => {
    await book.writeAttachment('合同模板-U1.json', new TextEncoder().encode('{'));
    const after = await readShelf(book, shippedFiles);
    expect([...after.templates.keys()]).toEqual(shipped);
    expect(after.broken).toMatchObject([{ code: 'U1', problem: { code: 'template-unusable' } }]);
    await forgetTemplate(book, 'U1');
    expect((await readShelf(book, shippedFiles)).broken).toEqual([]);
  });
});
