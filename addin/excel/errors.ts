import { type Problem, ProblemError } from '../../src/ledger/problem.ts';

/** What went wrong and what to do: code of the problem, and two sentences. */
type Explanation = readonly [code: string, sentence: string, repair: string];

const tooLarge: Explanation = [
  'excel-too-large',
  '一次读写的数据超过了 Excel 的上限。',
  '请关闭其他大工作簿后重试；表很大时请按年份拆分。',
];
const tooOld: Explanation = [
  'excel-too-old',
  '这个版本的 Excel 没有需要的功能。',
  '请更新 Excel（Office LTSC 2021 或更新的版本）。',
];
const busy: Explanation = ['excel-busy', 'Excel 正忙，没有回应。', '请稍等片刻再试。'];
const gone: Explanation = [
  'excel-gone',
  '要用的表、列或工作表已经不在了。',
  '请检查是否有人删除或改名，然后重新读取工作簿。',
];
const room: Explanation = [
  'excel-no-room',
  '工作表放不下这些单元格，或要覆盖别的内容。',
  '请清空表的下方和右侧后重试。',
];
const refused: Explanation = [
  'excel-refused',
  'Excel 没有接受这个操作。',
  '请检查工作表有没有保护、筛选、合并单元格或改动过表的结构，然后重试。',
];

/** Excel's error codes (the table of its documentation), in words. */
const explanations: Readonly<Record<string, Explanation>> = {
  InvalidOperationInCellEditMode: [
    'excel-cell-edit',
    '有单元格正在编辑。',
    '请按回车或 Esc 结束编辑，然后重试。',
  ],
  AccessDenied: [
    'excel-protected',
    '工作表受保护，或工作簿只能读。',
    '请撤销保护（审阅 → 撤销工作表保护），或另存一份后重试。',
  ],
  RequestPayloadSizeLimitExceeded: tooLarge,
  ResponsePayloadSizeLimitExceeded: tooLarge,
  RangeExceedsLimit: tooLarge,
  OperationCellsExceedLimit: tooLarge,
  MemoryLimitReached: tooLarge,
  ActivityLimitReached: busy,
  ServiceNotAvailable: busy,
  RequestAborted: busy,
  Conflict: busy,
  InactiveWorkbook: [
    'excel-inactive',
    '同时开着几个工作簿，Excel 切到了别的窗口。',
    '请回到本工作簿的窗口再试。',
  ],
  ItemNotFound: gone,
  InvalidReference: gone,
  InvalidBinding: gone,
  ItemAlreadyExists: ['excel-name-taken', '已经有同名的工作表、表或名称。', '请把原来的改名后重试。'],
  MergedRangeConflict: [
    'excel-merged',
    '表的位置上有合并的单元格，或有另一张表。',
    '请取消合并或移开另一张表，然后重试。',
  ],
  FilteredRangeConflict: [
    'excel-filtered',
    '表正在筛选，行不能增减。',
    '请清除筛选（数据 → 清除），然后重试。',
  ],
  PivotTableRangeConflict: room,
  InsertDeleteConflict: room,
  NonBlankCellOffSheet: room,
  ApiNotFound: tooOld,
  ApiNotAvailable: tooOld,
  NotImplemented: tooOld,
  UnsupportedFeature: tooOld,
  UnsupportedSheet: ['excel-no-worksheet', '这是图表或宏工作表，没有单元格。', '请换一张普通的工作表。'],
};

/** Codes after which the same request may well succeed. */
const passing = new Set(Object.keys(explanations).filter((code) => explanations[code] === busy)).add(
  'InvalidOperationInCellEditMode',
);

/** Excel's code of an error; nothing when it is not one of Excel's. */
export function excelCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** True for an error that passes by itself: a cell being edited, a busy service. */
export function passes(error: unknown): boolean {
  return passing.has(excelCode(error) ?? '');
}

/** True when Excel would have answered a smaller question. */
export function asksTooMuch(error: unknown): boolean {
  return explanations[excelCode(error) ?? ''] === tooLarge;
}

/**
 * An error of Excel in words; anything else is given back as it is.
 * @param operation what was being done, as in “没能……”
 */
export function problemOfExcel(error: unknown, operation: string, sheet: string | undefined): unknown {
  const excel = excelCode(error);
  if (excel === undefined || error instanceof ProblemError) return error;
  const known = Object.hasOwn(explanations, excel) ? explanations[excel] : undefined;
  const [code, sentence, repair] = known ?? refused;
  const problem: Problem = {
    code,
    severity: 'error',
    ...(sheet === undefined ? {} : { sheet }),
    message: `没能${operation}：${sentence}${known ? '' : `（${excel}）`}`,
    repair,
  };
  return new ProblemError(problem);
}
