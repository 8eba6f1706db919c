import type { Column } from '../../ledger/column.ts';
import { headerRow } from '../../ledger/data.ts';
import { type Parameter, parameters } from '../../ledger/parameters.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import type { ChoiceLists } from './choices.ts';
import type { BookPlaces } from './places.ts';
import type { CellContent, CellDesign, SheetDesign, Validation } from './sheet-design.ts';
import { cellLook, centre, colours, headerLook, labelLook, numberFormat } from './style.ts';
import { tableSheet } from './table-sheet.ts';
import { validationOf } from './validation.ts';

/** What the sheet 参数 is designed from. */
export interface SettingsSource {
  readonly parameterFormula: (parameterId: string) => string | undefined;
  /** Serial number cached for 基准日, whose formula is TODAY(). */
  readonly asOf?: number;
  readonly lists: ChoiceLists;
  readonly places: BookPlaces;
}

/**
 * The sheet 参数: a row per parameter, its value formatted and validated by kind and named by the parameter, so
 * that formulas say 基准日 instead of an address.
 */
export function settingsSheet(source: SettingsSource): SheetDesign {
  const { lists, places } = source;
  const table = tableOf('settings');
  const rows = parameters.map((parameter): CellContent[] => [
    parameter.name,
    contentOf(parameter, source),
    parameter.help,
  ]);
  const sheet = tableSheet({ table, rows, lists, places, columnFormula: () => undefined });
  return {
    ...sheet,
    cells: sheet.cells.map((row, place) => {
      if (place === headerRow - 1) return restyled(row, [fixedHeader, undefined, fixedHeader]);
      const parameter = parameters[place - headerRow];
      return parameter ? restyled(row, [nameLook, valueLook(parameter), labelLook(true)]) : row;
    }),
    validations: parameters.flatMap((parameter): Validation[] => {
      const cell = valueCell(parameter);
      const column = columnOfParameter(parameter);
      const validation = validationOf(column, cell, lists.source(column));
      return validation ? [{ range: cell, ...validation }] : [];
    }),
    names: parameters.map((parameter) => ({ name: parameter.name, cell: valueCell(parameter) })),
  };
}

const valueCell = (parameter: Parameter): string => `B${headerRow + 1 + parameters.indexOf(parameter)}`;

const fixedHeader = headerLook({ derived: true });
const nameLook = { ...labelLook(true), numberFormat: '@' };

function valueLook(parameter: Parameter) {
  const column = columnOfParameter(parameter);
  const look = cellLook(column, numberFormat('settings', column));
  return { ...look, alignment: centre, ...(parameter.derived ? {} : { fill: colours.inputHeader }) };
}

function restyled(
  row: readonly (CellDesign | undefined)[],
  looks: readonly (CellDesign['look'] | undefined)[],
): (CellDesign | undefined)[] {
  return row.map((cell, index) => {
    const look = looks[index];
    return cell && look ? { ...cell, look } : cell;
  });
}

function contentOf(parameter: Parameter, { parameterFormula, asOf }: SettingsSource): CellContent {
  if (parameter.id === 'asOf') return { formula: 'TODAY()', ...(asOf === undefined ? {} : { result: asOf }) };
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
