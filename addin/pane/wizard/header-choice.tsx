import { firstDataRow } from '../../../src/import/mapping.ts';
import { headerRows } from '../../book/wizard-rows.ts';
import type { MappingColumns } from '../../book/wizard-state.ts';
import { Checkbox } from '../components/choice.tsx';
import { Select } from '../components/fields.tsx';
import { Fold } from '../components/section.tsx';
import { wizardText } from '../text/wizard.ts';
import { useText } from '../use.ts';
import { useWizard } from './use-wizard.ts';

/** Where the header stands, and another row for it. */
export function HeaderChoice({ state }: { readonly state: MappingColumns }) {
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { mapping, grid } = state;
  // Of two lines the lower one is the one that names the columns.
  const last = mapping && firstDataRow(mapping) - 1;
  const lines = mapping?.headerLines ?? 1;
  const choose = (row: number, wanted: 1 | 2): void =>
    wizard.chooseHeader(wanted === 2 ? Math.max(0, row - 1) : row, wanted);
  const select = (
    <>
      <Select
        label={text('headerRow')}
        value={last === undefined ? '' : String(last)}
        options={[
          ...(last === undefined ? [{ value: '', label: text('chooseTable') }] : []),
          ...headerRows(state).map(({ row, number, words }) => ({
            value: String(row),
            label: text('headerRowOption', { number, words: words.join(' | ') }),
          })),
        ]}
        onCommit={(row) => row !== '' && choose(Number(row), lines)}
      />
      {last !== undefined && last > 0 && (
        <Checkbox
          label={text('twoLines')}
          checked={lines === 2}
          onCommit={(two) => choose(last, two ? 2 : 1)}
        />
      )}
    </>
  );
  if (last === undefined) return select;
  return (
    <Fold title={text('headerAt', { number: grid.firstRow + last })} aside={text('headerWrong')}>
      {select}
    </Fold>
  );
}
