import { useState } from 'preact/hooks';
import type { PreviewCell } from '../../../src/import/preview.ts';
import type { ColumnKind } from '../../../src/ledger/column.ts';
import { isBlank } from '../../../src/ledger/value.ts';
import { type PreviewRow, previewRows } from '../../book/wizard-rows.ts';
import type { Previewing } from '../../book/wizard-state.ts';
import { Button, JumpButton } from '../components/button.tsx';
import { Checkbox } from '../components/choice.tsx';
import { Section } from '../components/section.tsx';
import { Table } from '../components/table.tsx';
import { cellText, rawText } from '../format.ts';
import { changeText, wizardText } from '../text/wizard.ts';
import { useText } from '../use.ts';

const page = 20;
const figures: readonly ColumnKind[] = ['integer', 'number', 'money', 'percent'];

/** The rows as they would be written; cells that were changed are marked, what stood there is a tick away. */
export function PreviewRows({ state }: { readonly state: Previewing }) {
  const text = useText(wizardText);
  const [count, show] = useState(page);
  const [touchedOnly, showTouched] = useState(false);
  const [originals, showOriginals] = useState(false);
  const { rows, more } = previewRows(state, count, touchedOnly);
  const { columns } = state.preview;
  const { sheetName } = state.grid;
  return (
    <Section
      title={text('rows')}
      aside={text('rowsShown', { shown: rows.length, total: state.preview.rows.length })}
    >
      <div class="actions">
        <Checkbox label={text('showOriginals')} checked={originals} onCommit={showOriginals} />
        <Checkbox label={text('onlyTouched')} checked={touchedOnly} onCommit={showTouched} />
      </div>
      <Table<PreviewRow>
        caption={text('rowsTable', { sheet: sheetName })}
        rows={rows}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: '',
            header: text('sourceRow'),
            numeric: true,
            cell: ({ number }) => (
              <JumpButton place={{ sheet: sheetName, cell: `A${number}` }}>{number}</JumpButton>
            ),
          },
          ...columns.map(({ column: { id, header, kind } }, index) => ({
            key: id,
            header,
            numeric: figures.includes(kind),
            cell: ({ cells }: PreviewRow) => {
              const cell = cells[index];
              return cell && <Cell cell={cell} kind={kind} originals={originals} />;
            },
          })),
        ]}
      />
      {more && (
        <div class="actions">
          <Button icon="down" onClick={() => show(count + page)}>
            {text('moreRows', { count: page })}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface CellProps {
  readonly cell: PreviewCell;
  readonly kind: ColumnKind;
  readonly originals: boolean;
}

function Cell({ cell, kind, originals }: CellProps) {
  const text = useText(wizardText);
  const change = useText(changeText);
  const { value, original, problem } = cell;
  const refused = isBlank(value) && problem?.severity === 'error';
  const was = isBlank(original)
    ? text('originalEmpty')
    : text('original', { value: rawText(original, kind) });
  if (!refused && cell.change === undefined) return <span class="cell">{cellText(value, kind)}</span>;
  return (
    <span class={`cell ${refused ? 'cell-refused' : 'cell-changed'}`} title={was}>
      <span class="cell-value">{refused ? text('blankCell') : cellText(value, kind)}</span>
      {cell.change !== undefined && <span class="unseen"> ({change(cell.change)})</span>}
      {originals && <span class="cell-original">{was}</span>}
    </span>
  );
}
