import { useState } from 'preact/hooks';
import type { Table } from '../../../src/ledger/column.ts';
import { absentTables, alongWith, buildTables, goBack } from '../../book/table-building.ts';
import { Button } from '../components/button.tsx';
import { Checkbox } from '../components/choice.tsx';
import { Progress } from '../components/progress.tsx';
import { Fold, Section } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { tableName, tablePurpose } from '../text/tables.ts';
import { buildText } from '../text/wizard.ts';
import { useBook, useServices, useText } from '../use.ts';

interface Running {
  readonly done: number;
  readonly total: number;
}

/** More tables than these are shown on demand. */
const fewTables = 5;

interface MissingTablesProps {
  /** The user came for them: all are chosen, and in sight. */
  readonly open: boolean;
}

/** The tables the workbook lacks with what they are for, and the ones chosen drawn into it. */
export function MissingTables({ open }: MissingTablesProps) {
  const { language } = useServices();
  const text = useText(buildText);
  const book = useBook();
  const [chosen, choose] = useState<readonly Table[]>(() => (open ? absentTables(book) : []));
  const [running, run] = useState<Running>();
  const build = useBuild(run);
  const absent = absentTables(book);
  const wanted = chosen.filter((table) => absent.includes(table));
  const along = alongWith(wanted, absent);
  if (book.phase === 'loading' || book.phase === 'failed') return null;
  const toggle = (table: Table, on: boolean): void =>
    choose(on ? [...wanted, table] : wanted.filter((other) => other !== table));
  const boxes = absent.map((table) => (
    <Checkbox
      key={table.id}
      label={tableName(table)[language]}
      hint={tablePurpose(table.id)[language]}
      checked={wanted.includes(table)}
      onCommit={(on) => toggle(table, on)}
    />
  ));
  return (
    <Section
      title={text('missing')}
      aside={absent.length > 0 && text('missingCount', { count: absent.length })}
    >
      {absent.length === 0 && <p class="soft">{text('noneMissing')}</p>}
      {absent.length > fewTables ? (
        <Fold title={text('showMissing')} open={open}>
          {boxes}
        </Fold>
      ) : (
        boxes
      )}
      {along.length > 0 && <p class="soft">{text('alongWith', { names: namesOf(along, language) })}</p>}
      {running && <Progress label={text('adding')} {...running} />}
      {absent.length > 0 && !running && (
        <div class="actions">
          <Button
            look={open ? 'primary' : 'plain'}
            icon="tableAdd"
            disabled={wanted.length === 0}
            onClick={() => void build([...wanted, ...along], wanted)}
          >
            {text('addThese', { count: wanted.length + along.length })}
          </Button>
          {wanted.length < absent.length && (
            <Button look="subtle" onClick={() => choose(absent)}>
              {text('addAll')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

const namesOf = (tables: readonly Table[], language: string): string =>
  tables.map(({ name }) => name).join(language === 'zh-CN' ? '、' : ', ');

/** Draws tables and says what became of it, with the way back. */
function useBuild(run: (running: Running | undefined) => void) {
  const services = useServices();
  const text = useText(buildText);
  const { host, book, language, messages } = services;
  return async (tables: readonly Table[], wanted: readonly Table[]): Promise<void> => {
    run({ done: 0, total: tables.length });
    await attempt(services, async () => {
      const label = text('addLabel', { names: namesOf(wanted, language) });
      const { why, point } = await buildTables(host, book, tables, label, (done, total) =>
        run({ done, total }),
      );
      const action = {
        label: text('takeBack'),
        run: () =>
          void attempt(services, async () => {
            await goBack(host, book, point.id);
            messages.show({ severity: 'note', text: text('wentBack', { label }) });
          }),
      };
      const told =
        why && why !== 'cancelled'
          ? noticeOf(why, language)
          : ({ severity: 'note', text: text('addedTables', { names: namesOf(tables, language) }) } as const);
      messages.show({ ...told, action });
    });
    run(undefined);
  };
}
