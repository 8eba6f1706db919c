import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { blankBook, contractFiles, oldLedger } from '../../../addin/assets.ts';
import { readContractTemplate } from '../../../src/contract/template.ts';
import { openWorkbook } from '../../../src/xlsx/package/index.ts';

it('brings the blank book and the old ledger', async () => {
  expect(openWorkbook(await blankBook()).tables.map((table) => table.displayName)).toContain('客户登记');
  expect(openWorkbook(await oldLedger()).sheets.length).toBeGreaterThan(1);
});

it('brings every shipped contract template under its code', async () => {
  const shipped = readdirSync('templates/contracts').filter((name) => name.endsWith('.docx'));
  const brought = await Promise.all(
    Object.entries(contractFiles).map(async ([code, file]) => {
      const { template } = readContractTemplate(await file.description());
      expect(template?.code).toBe(code);
      return Buffer.from(await file.document());
    }),
  );
  for (const name of shipped)
    expect(brought.some((bytes) => bytes.equals(readFileSync(`templates/contracts/${name}`)))).toBe(true);
  expect(brought).toHaveLength(shipped.length);
});
