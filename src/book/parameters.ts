import { compileRule, scopeOf } from '../formula/evaluate.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { parameters } from '../ledger/parameters.ts';
import { isBlank } from '../ledger/value.ts';
import { parameterRules } from './parameter-rules.ts';

/** Takes the values typed into 参数 over into the parameters; a blank one falls back to its initial value. */
export function takeParameters(ledger: Ledger): void {
  const settings = tableData(ledger, 'settings');
  const [names, values] = [columnValues(settings, 'name'), columnValues(settings, 'value')];
  for (const { id, name, derived } of parameters) {
    const row = derived ? -1 : names.indexOf(name);
    if (row < 0) continue;
    const value = values[row];
    if (isBlank(value)) ledger.parameters.delete(id);
    else ledger.parameters.set(id, value);
  }
}

/** Fills in initial values, the day everything is counted to (a serial number), and the computed parameters. */
export function fillParameters(ledger: Ledger, asOf: number): void {
  for (const { id, initial } of parameters)
    if (!ledger.parameters.has(id) && initial !== undefined) ledger.parameters.set(id, initial);
  ledger.parameters.set('asOf', asOf);
  const scope = scopeOf(ledger, 'settings');
  for (const [id, rule] of Object.entries(parameterRules))
    ledger.parameters.set(id, compileRule(rule, scope)(0));
}
