import { expect, it } from 'vitest';
import { contractFileName } from '../../../src/contract/file-name.ts';

it.each([
  ['HX-XS-202611-0001', '华信医药', 'T1', 'HX-XS-202611-0001_华信医药_T1.docx'],
  ['A/B:C*?"<>|\\', '甲\n乙', 'T1', 'A_B_C________甲_乙_T1.docx'],
  ['HX-1', '', 'T1', 'HX-1_T1.docx'],
  ['../../etc', '..', 'T1', '.._.._etc_.._T1.docx'],
  ['长'.repeat(300), '', '', `${'长'.repeat(120)}.docx`],
])('%s, %s', (contractNo, customer, code, name) => {
  expect(contractFileName(contractNo, customer, code)).toBe(name);
});
