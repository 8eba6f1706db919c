import { expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { generateContracts } from '../../../src/contract/generate.ts';
import { type ReadyTemplate, shippedTemplates } from '../../../src/contract/ready-template.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { partText } from '../docx/behaviour/documents.ts';

const templates = shippedTemplates(shippedFiles);

it('a template that breaks down stops its own contracts only', () => {
  const t1 = templates.get('T1')!;
  const broken: ReadyTemplate = {
    ...t1,
    description: { ...t1.description, code: 'T9' },
    document: {
      ...t1.document,
      render: () => {
        throw new RangeError('defect');
      },
    },
  };
  const ledger = customerBook('C001');
  addContract(ledger, 'HX-1', 'C001', { templateCode: 'T9' });
  addContract(ledger, 'HX-2', 'C001');
  calculate(ledger, asOf);
  const outcomes = [...generateContracts(ledger, new Map([...templates, ['T9', broken]]))];
  expect(outcomes).toMatchObject([
    { kind: 'refused', contractNo: 'HX-1', reasons: [{ code: 'contract-failed', cell: 'A4' }] },
    { kind: 'made', contractNo: 'HX-2' },
  ]);
});

it('a field without a value stops a contract; a draft shows where it goes', () => {
  const ledger = customerBook('C001');
  addContract(ledger, 'HX-1', 'C001', { signedAt: null });
  calculate(ledger, asOf);
  expect([...generateContracts(ledger, templates)]).toMatchObject([
    { kind: 'refused', reasons: [{ code: 'field-required' }] },
  ]);
  const [draft] = [...generateContracts(ledger, templates, { missing: 'mark' })];
  if (draft?.kind !== 'made') throw new Error('no draft');
  expect(partText(draft.bytes)).toContain('【签订地点】');
});
