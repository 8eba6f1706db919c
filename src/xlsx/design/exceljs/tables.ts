import TableColumnXform from 'exceljs/lib/xlsx/xform/table/table-column-xform.js';
import TableXform from 'exceljs/lib/xlsx/xform/table/table-xform.js';

/**
 * exceljs 4.4.0 drops `calculatedColumnFormula` when it writes a table, and when it reads one it stops at the
 * first column that has it and takes an absent `headerRowCount` for "no header" (its default is 1, ECMA-376
 * part 1, 18.5.1.2). This mends both ways; the version is pinned because inner modules are replaced.
 */
const formulaElements = ['calculatedColumnFormula', 'totalsRowFormula'] as const;
type FormulaElement = (typeof formulaElements)[number];

const formulaElement = (name: string): FormulaElement | undefined =>
  formulaElements.find((element) => element === name);

/** Teaches exceljs the two formulas of a table column and the defaults of a table. Harmless when called twice. */
export function repairTables(): void {
  if (repaired) return;
  repaired = true;
  repairColumns();
  repairDefaults();
}

let repaired = false;

function repairColumns(): void {
  const column = TableColumnXform.prototype;
  let reading: FormulaElement | undefined;

  column.render = (stream, model) => {
    const custom = model.totalsRowFunction === 'custom';
    stream.openNode('tableColumn', {
      id: String(model.id),
      name: model.name,
      totalsRowLabel: model.totalsRowLabel || undefined,
      totalsRowFunction: model.totalsRowFunction === 'none' ? undefined : model.totalsRowFunction,
      dxfId: model.dxfId,
      dataDxfId: model.dataDxfId,
    });
    for (const element of formulaElements) {
      const formula = element === 'totalsRowFormula' && !custom ? undefined : model[element];
      if (formula) stream.leafNode(element, undefined, formula);
    }
    stream.closeNode();
    return true;
  };
  column.parseOpen = function (node) {
    reading = formulaElement(node.name);
    if (reading) this.model[reading] = '';
    else if (node.name === 'tableColumn') {
      const { id, ...attributes } = node.attributes;
      this.model = attributes;
    }
    return true;
  };
  column.parseText = function (text) {
    if (reading) this.model[reading] += text;
  };
  column.parseClose = (name) => {
    reading = undefined;
    return name !== 'tableColumn';
  };
}

function repairDefaults(): void {
  const table = TableXform.prototype;
  const { parseOpen, parseClose } = table;

  table.parseOpen = function (node) {
    const isRoot = !this.parser && node.name === 'table';
    const handled = parseOpen.call(this, node);
    if (isRoot) this.model.headerRow = node.attributes.headerRowCount !== '0';
    return handled;
  };
  table.parseClose = function (name) {
    const isRoot = !this.parser && name === 'table';
    if (isRoot) {
      const filtered = Boolean(this.map.autoFilter.model);
      for (const column of this.map.tableColumns.model ?? []) column.filterButton = filtered;
    }
    return parseClose.call(this, name);
  };
}
