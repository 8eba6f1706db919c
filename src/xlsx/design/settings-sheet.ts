import type { Workbook } from 'exceljs';
import type { Column } from '../../ledger/column.ts';
import { headerRow } from '../../ledger/data.ts';
import { type Parameter, parameters } from '../../ledger/parameters.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import type { ChoiceLists } from './choices.ts';
import { cellLook, centre, colours, headerLook, labelLook, numberFormat, solid } from './style.ts';
import { type DrawnCell, drawTableSheet } from './table-sheet.ts';
import { addValidation, validationOf } from './validation.ts';

/** What the sheet 参数 is drawn from. */
export interface SettingsDrawing {
  readonly parameterFormula: (parameterId: string) => string | undefined;
  /** Serial number cached for 基准日, whose formula is TODAY(). */
  readonly asOf: number;
  readonly lists: ChoiceLists;
}

const valueColumn = 'B';

/**
 * Draws 参数: a row per parameter, its value formatted and validated by kind and named by the parameter, so that
 * formulas say 基准日 instead of an address.
 */
export function drawSettingsSheet(workbook: Workbook, drawing: SettingsDrawing): void {
  const table = tableOf('settings');
  const rows = parameters.map((parameter): DrawnCell[] => [
    parameter.name,
    drawnParameter(parameter, drawing),
    parameter.help,
  ]);
  const sheet = drawTableSheet(workbook, {
    table,
    rows,
    lists: drawing.lists,
    columnFormula: () => undefined,
  });
  sheet.getCell(`A${headerRow}`).style = headerLook({ derived: true });
  sheet.getCell(`C${headerRow}`).style = headerLook({ derived: true });

  parameters.forEach((parameter, place) => {
    const row = headerRow + 1 + place;
    const address = `${valueColumn}${row}`;
    const column = columnOfParameter(parameter);
    const look = cellLook(column, numberFormat(table.id, column));
    sheet.getCell(address).style = {
      ...look,
      alignment: centre,
      ...(parameter.derived ? {} : { fill: solid(colours.inputHeader) }),
    };
    const name = sheet.getCell(`A${row}`);
    name.style = { ...labelLook(true), numFmt: '@' };
    sheet.getCell(`C${row}`).style = labelLook(true);
    workbook.definedNames.add(`'${table.name}'!$${valueColumn}$${row}`, parameter.name);
    const list = column.choices && drawing.lists.formula(column);
    const validation = validationOf(column, address, list);
    if (validation) addValidation(sheet, address, validation);
  });
}

function drawnParameter(parameter: Parameter, { parameterFormula, asOf }: SettingsDrawing): DrawnCell {
  if (parameter.id === 'asOf') return { formula: 'TODAY()', result: asOf };
  const formula = parameter.derived && parameterFormula(parameter.id);
  return formula ? { formula } : (parameter.initial ?? null);
}

/** A parameter seen as a column of one cell: figures are never negative. */
function columnOfParameter({ id, name, kind, choices, derived, help }: Parameter): Column {
  const isFigure = kind === 'integer' || kind === 'number' || kind === 'money';
  return {
    id,
    header: name,
    kind,
    help,
    ...(choices ? { choices } : {}),
    ...(derived ? { derived } : {}),
    ...(isFigure ? { minimum: 0 } : {}),
  };
}
