import type { ComponentChildren } from 'preact';
import type { ChangeKind } from '../../../src/import/change.ts';
import { gridAddress } from '../../../src/import/grid.ts';
import type { Problem } from '../../../src/ledger/problem.ts';
import { isBlank } from '../../../src/ledger/value.ts';
import type { Previewing } from '../../book/wizard-state.ts';
import type { IconName } from '../../commands/icons.ts';
import { say } from '../../language.ts';
import { JumpButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Fold } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { tableName } from '../text/tables.ts';
import { changeText, wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';

/** A long list is cut; the rest is in the counts. */
const mostListed = 50;

/** What will be written, cleaned, left blank and left out, each with the cells it is about. */
export function PreviewSummary({ state }: { readonly state: Previewing }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { preview, adds, table, grid } = state;
  const { counts, refusedRows, skipped, problems } = preview;
  const name = tableName(table)[language];
  const comma = language === 'zh-CN' ? '、' : ', ';
  const rowProblems = new Set(refusedRows.map(({ problem }) => placeKey(problem)));
  const others = problems.filter((problem) => !rowProblems.has(placeKey(problem)));
  const blank = others.filter(({ severity }) => severity === 'error');
  const warnings = others.filter(({ severity }) => severity === 'warning');
  const changes = Object.entries(counts.changed) as [ChangeKind, number][];
  const kinds = changes
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${say(changeText[kind], language)} ${count}`);
  return (
    <div class="summary">
      {adds.length > 0 && (
        <Line icon="tableAdd">
          {text('addsTables', { count: adds.length, names: adds.map((added) => added.name).join(comma) })}
        </Line>
      )}
      {counts.added > 0 && <Line icon="check">{text('added', { table: name, count: counts.added })}</Line>}
      {counts.filled > 0 && <Line icon="check">{text('filled', { table: name, count: counts.filled })}</Line>}
      {counts.added > 0 && table.id === 'customers' && <Line icon="check">{text('formsToo')}</Line>}
      {counts.added + counts.filled === 0 && <Line icon="warning">{text('nothingToWrite')}</Line>}
      {changes.length > 0 && (
        <Line icon="wand">
          {text('cleaned', {
            count: changes.reduce((sum, [, count]) => sum + count, 0),
            kinds: kinds.join(comma),
          })}
        </Line>
      )}
      <Problems title={text('leftBlank', { count: blank.length })} problems={blank} />
      <Problems
        title={
          counts.duplicates > 0
            ? text('rowsOutDuplicates', { count: counts.refusedRows, duplicates: counts.duplicates })
            : text('rowsOut', { count: counts.refusedRows })
        }
        problems={refusedRows.map(({ problem }) => problem)}
      />
      <Problems title={text('toCompare', { count: warnings.length })} problems={warnings} />
      {skipped.length > 0 && (
        <Fold title={text('skipped', { count: skipped.length })}>
          <p class="places">
            {skipped.slice(0, mostListed).map(({ row }) => (
              <JumpButton
                key={row}
                place={{ sheet: grid.sheetName, cell: gridAddress(grid, row, firstFilled(state, row)) }}
              />
            ))}
          </p>
        </Fold>
      )}
    </div>
  );
}

const placeKey = ({ code, cell }: Problem): string => `${code} ${cell ?? ''}`;

const firstFilled = ({ grid }: Previewing, row: number): number =>
  Math.max(
    0,
    (grid.rows[row] ?? []).findIndex((value) => !isBlank(value)),
  );

function Line({ icon, children }: { readonly icon: IconName; readonly children: ComponentChildren }) {
  return (
    <p class="summary-line">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

function Problems({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const { language } = useServices();
  const text = useText(wizardText);
  if (problems.length === 0) return null;
  const rest = problems.length - mostListed;
  return (
    <Fold title={title}>
      {problems.slice(0, mostListed).map((problem) => (
        <MessageBar key={placeKey(problem)} notice={noticeOf(problem, language)} />
      ))}
      {rest > 0 && <p class="soft">{text('moreProblems', { count: rest })}</p>}
    </Fold>
  );
}
