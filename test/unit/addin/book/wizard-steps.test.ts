import { describe, expect, it } from 'vitest';
import type { BookState } from '../../../../addin/book/state.ts';
import { sceneOf } from '../../../../addin/book/wizard-scene.ts';
import type { WizardEvent, WizardState } from '../../../../addin/book/wizard-state.ts';
import { nextState } from '../../../../addin/book/wizard-steps.ts';
import { tableOf } from '../../../../src/ledger/tables/index.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';
import { gridOf } from '../../import/support/grid.ts';

const noLedger: BookState = {
  phase: 'not-a-ledger',
  revision: 0,
  missingTables: [],
  tampered: [],
  gradeChanges: [],
  problems: [],
};
const scene = sceneOf(noLedger, defaultStandards);
const problem = { code: 'x', severity: 'error', message: '不行。' } as const;
const point = { id: 'p1', label: '导入', madeAt: '', tables: ['客户登记'] };
const written = { tables: [], rows: 1, of: 2, forms: 0 };
const work = { phase: 'rows', done: 1, total: 2 } as const;

const sheets = [
  { name: '客户资料', rows: 3, columns: 4 },
  { name: '会议', rows: 2, columns: 2 },
];
const register = gridOf(
  '客户资料',
  ['编号', '单位名称', '单位类型', '状态', '摘要'],
  ['C1', '甲医药', '批发', '正常', ''],
  ['C2', '乙医药', '批发', '正常', ''],
);
const meeting = gridOf('会议', ['时间', '地点'], ['周一', '杭州']);

const reached = (...events: readonly WizardEvent[]): WizardState =>
  events.reduce<WizardState>((state, event) => nextState(state, event, scene), { step: 'sheet' });
const listed: WizardEvent = { is: 'listed', sheets };
const read = (grid: typeof register): WizardEvent[] => [
  listed,
  { is: 'reading', sheet: grid.sheetName },
  { is: 'read', grid },
];
const forward: WizardEvent = { is: 'forward' };
const back: WizardEvent = { is: 'back' };
const atTable = read(register);
const atColumns = [...atTable, forward];
const atPreview = [...atColumns, forward];
const atWork: WizardEvent[] = [...atPreview, { is: 'working', work }];
const atEnd: WizardEvent[] = [...atWork, { is: 'ended', written, point }];

describe('the steps follow each other', () => {
  it.each<readonly [string, readonly WizardEvent[], object]>([
    ['worksheets are listed', [listed], { step: 'sheet', sheets }],
    ['one is being read', read(register).slice(0, 2), { step: 'sheet', reading: '客户资料' }],
    ['one cannot be read', [listed, { is: 'failed', problem }], { step: 'sheet', sheets, problem }],
    ['one is read and recognised', atTable, { step: 'table', table: tableOf('customers') }],
    ['one is nothing of ours', read(meeting), { step: 'table', candidates: [] }],
    [
      'the user knows better',
      [...atTable, { is: 'tableChosen', table: tableOf('licences') }],
      { step: 'table', table: tableOf('licences') },
    ],
    ['columns are mapped', atColumns, { step: 'columns', mapping: { headerRow: 0 }, choices: {} }],
    ['rows are shown', atPreview, { step: 'preview', preview: { counts: { added: 2 } } }],
    ['back to the columns', [...atPreview, back], { step: 'columns' }],
    ['back to the table', [...atColumns, back], { step: 'table', table: tableOf('customers') }],
    ['back to the sheets', [...atTable, back], { step: 'sheet', sheets }],
    ['rows are written', atWork, { step: 'applying', work }],
    ['the user wants to stop', [...atWork, { is: 'cancelled' }], { step: 'applying', cancelling: true }],
    ['writing could not begin', [...atWork, { is: 'failed', problem }], { step: 'preview', problem }],
    ['all is written', atEnd, { step: 'ended', written, point }],
    [
      'writing broke off',
      [...atWork, { is: 'ended', written, point, why: problem }],
      { step: 'ended', why: problem, point },
    ],
    ['it is being taken back', [...atEnd, { is: 'undoing' }], { step: 'ended', undoing: true }],
    [
      'it could not be taken back',
      [...atEnd, { is: 'undoing' }, { is: 'failed', problem }],
      { step: 'ended', problem, point },
    ],
    ['it is taken back', [...atEnd, { is: 'undoing' }, { is: 'undone' }], { step: 'undone' }],
    ['and from the beginning', [...atEnd, listed], { step: 'sheet', sheets }],
  ])('%s', (_, events, expected) => {
    expect(reached(...events)).toMatchObject(expected);
  });

  it.each<readonly [string, readonly WizardEvent[], WizardEvent]>([
    ['nothing recognised, nothing chosen', read(meeting), forward],
    ['a sheet nobody is waiting for', [listed], { is: 'read', grid: register }],
    [
      'a preview of no column',
      [...read(meeting), { is: 'tableChosen', table: tableOf('sales') }, forward],
      forward,
    ],
    ['a step behind the writing', atWork, back],
    ['a second answer', atEnd, { is: 'ended', written, point, why: 'cancelled' }],
    ['a late stop', atEnd, { is: 'cancelled' }],
    ['progress after the end', atEnd, { is: 'working', work }],
    ['a choice behind the mapping', atPreview, { is: 'targetChosen', sourceColumn: 0, target: null }],
  ])('%s changes nothing', (_, events, event) => {
    const state = reached(...events);
    expect(nextState(state, event, scene)).toBe(state);
  });
});

describe('what the user says about the columns', () => {
  const columns = (...events: WizardEvent[]) => {
    const state = reached(...atColumns, ...events);
    return state.step === 'columns' ? state : undefined;
  };
  const targets = (...events: WizardEvent[]) =>
    Object.fromEntries(
      columns(...events)?.mapping?.matches.map(({ header, column }) => [header, column.id]) ?? [],
    );

  it('is obeyed, and taken back', () => {
    const chosen: WizardEvent = { is: 'targetChosen', sourceColumn: 4, target: 'remark' };
    const left: WizardEvent = { is: 'targetChosen', sourceColumn: 3, target: null };
    expect(targets(chosen, left)).toMatchObject({ 摘要: 'remark' });
    expect(targets(chosen, left)).not.toHaveProperty('状态');
    expect(targets(chosen, { ...chosen, target: undefined })).not.toHaveProperty('摘要');
  });

  it('survives a look at the preview, and the sheet read again', () => {
    const chosen: WizardEvent = { is: 'targetChosen', sourceColumn: 4, target: 'remark' };
    expect(targets(chosen, forward, back)).toMatchObject({ 摘要: 'remark' });
    expect(targets(chosen, { is: 'reread', grid: register })).toMatchObject({ 摘要: 'remark' });
  });

  it('may be where the header is; the words about the other header are forgotten', () => {
    const state = columns(
      { is: 'targetChosen', sourceColumn: 4, target: 'remark' },
      { is: 'headerChosen', row: 1, lines: 1 },
    );
    expect(state).toMatchObject({ choices: { header: { row: 1, lines: 1 } }, mapping: { matches: [] } });
    expect(state?.choices.targets).toBeUndefined();
  });

  it('is needed where no header is found', () => {
    const state = reached(...read(meeting), { is: 'tableChosen', table: tableOf('customers') }, forward);
    expect(state).toMatchObject({ step: 'columns' });
    expect(state).not.toHaveProperty('mapping');
    const shown = nextState(state, { is: 'headerChosen', row: 0, lines: 1 }, scene);
    const named = nextState(shown, { is: 'targetChosen', sourceColumn: 1, target: 'name' }, scene);
    expect(nextState(named, forward, scene)).toMatchObject({
      step: 'preview',
      preview: { rows: [{ record: { customerId: 'C0001', name: '杭州' } }] },
    });
  });
});

describe('a book that is no ledger yet', () => {
  it('offers the choices of the standards it will start with, and the tables to add', () => {
    const answers = gridOf(
      '调查表',
      ['客户名称', '合作主动性', '付款行动', '行业地位'],
      ['甲', '主动开拓', '按期付款', '大概'],
    );
    const state = reached(
      ...read(answers),
      { is: 'tableChosen', table: tableOf('investigation') },
      forward,
      forward,
    );
    expect(state.step === 'preview' && state.adds.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['customers', 'investigation', 'bands']),
    );
    expect(state.step === 'preview' && state.mapping.doubts).toMatchObject([
      { header: '行业地位', reason: 'values' },
    ]);
  });
});
