import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDocument, compileTemplate, missingPolicies } from '../../../../src/docx/index.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { data, templates } from './arbitrary.ts';
import { makeDocument, p, row, table } from './documents.ts';

it('no template and no data make the engine throw; what it makes is a sound document', () => {
  let made = 0;
  fc.assert(
    fc.property(templates, data, fc.constantFrom(...missingPolicies), (document, values, missing) => {
      const result = compileTemplate(makeDocument(document)).render(values, { missing });
      if ('problems' in result) {
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { message } of result.problems) expect(message).toMatch(/。$/);
      } else {
        made++;
        expect(checkDocument(result.bytes)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(made).toBeGreaterThan(15);
});

it('a file that is damaged anywhere is refused in a sentence, or read as if it were not', () => {
  const sound = makeDocument({
    body: p('{{甲}}') + table(row('{{#each 列}}{{甲}}', '{{/each}}')) + p(''),
    header: p('{{乙}}'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.option(fc.nat(sound.length - 1), { freq: 4 }),
      (changes, cut) => {
        const bytes = sound.slice(0, cut ?? sound.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        try {
          compileTemplate(bytes).render({ 甲: 1, 乙: 2, 列: [{ 甲: 3 }] });
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          expect(error.problem.message).toMatch(/。$/);
        }
      },
    ),
    { numRuns: 400 },
  );
});
