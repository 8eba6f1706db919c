import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../../addin/manifest/product.ts';
import { type MemberUse, officeMembersIn } from '../../../support/office-members.ts';

const folder = 'addin/excel';
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file));
const uses = officeMembersIn(files.map((file) => join(folder, file)));

/** Uses that need no question, each with its reason. */
const fine: Readonly<Record<string, string>> = {
  'ExcelApi triggerSource': 'data of an event; the code is ready for its absence',
  'DialogOrigin origin': 'data of a message; the code is ready for its absence',
  'DialogApi addHandlerAsync': 'in the dialog page, which opens where DialogApi 1.2 was asked for',
  'Mailbox completed': 'a note for Outlook; Excel has it with its first buttons',
};

const declared = new Map<string, string>(requirements.map(({ set, version }) => [set, version]));
const [major = 0, minor = 0] = (declared.get('ExcelApi') ?? '').split('.').map(Number);
const isNewer = (a: string, b: string): boolean => {
  const [[a1 = 0, a2 = 0], [b1 = 0, b2 = 0]] = [a.split('.').map(Number), b.split('.').map(Number)] as const;
  return a1 > b1 || (a1 === b1 && a2 > b2);
};
const isCovered = ({ set, version, asked }: MemberUse): boolean => {
  const floor = declared.get(set);
  return [...(floor ? [floor] : []), ...asked].some((known) => !isNewer(version, known));
};

/**
 * What can be seen without running: members of Office's types in `addin/excel`. Names in strings (`load`, `set`) are
 * not looked at here; the test host refuses those at run time, with the sets of Office LTSC 2021.
 */
describe('the requirement sets of the manifest', () => {
  it('are the ones the documentation promises for Office LTSC 2021', () => {
    expect(requirements).toEqual([
      { set: 'ExcelApi', version: '1.13' },
      { set: 'SharedRuntime', version: '1.1' },
    ]);
  });

  it('cover what addin/excel uses, or the code asks first', () => {
    const bare = uses.filter((use) => !isCovered(use) && !fine[`${use.set} ${use.member}`]);
    expect(
      bare.map(({ file, line, member, set, version }) => `${file}:${line} ${member}: ${set} ${version}`),
    ).toEqual([]);
  });

  it('are needed: something uses the newest version', () => {
    expect(uses.length).toBeGreaterThan(100);
    expect(uses.some(({ set, version }) => set === 'ExcelApi' && version === `${major}.${minor}`)).toBe(true);
    expect(uses.some(({ set }) => set === 'SharedRuntime')).toBe(true);
  });

  it('are asked for before newer members are used: those are found at all', () => {
    const newer = uses.filter(
      ({ set, version }) => set === 'ExcelApi' && isNewer(version, `${major}.${minor}`),
    );
    expect(newer.map(({ member }) => member)).toEqual(
      expect.arrayContaining(['onNameChanged', 'triggerSource']),
    );
  });
});
