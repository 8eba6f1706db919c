import { useEffect, useState } from 'preact/hooks';
import type { RestorePoint } from '../../book/host.ts';
import { goBack } from '../../book/table-building.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { moment } from '../format.ts';
import { attempt } from '../services.ts';
import { buildText } from '../text/wizard.ts';
import { useBook, useServices, useText } from '../use.ts';

/** The restore points of the book, each with what going back to it means, asked once more before it is done. */
export function RestorePoints({ askNewest }: { readonly askNewest: boolean }) {
  const services = useServices();
  const text = useText(buildText);
  const { host, book, messages } = services;
  const { revision } = useBook();
  const [points, show] = useState<readonly RestorePoint[]>([]);
  const [asked, ask] = useState<string>();
  const [busy, work] = useState(false);
  const read = () =>
    attempt(services, async () => {
      show(await host.restorePoints());
    });
  useEffect(() => void read(), [revision]);
  useEffect(() => {
    if (askNewest) ask(points[0]?.id);
  }, [askNewest, points[0]?.id]);
  const back = async ({ id, label }: RestorePoint): Promise<void> => {
    work(true);
    const done = await attempt(services, () => goBack(host, book, id));
    if (done) messages.show({ severity: 'note', text: text('wentBack', { label }) });
    ask(undefined);
    work(false);
    await read();
  };
  return (
    <Section title={text('points')}>
      {points.length === 0 && <p class="soft">{text('noPoints')}</p>}
      <ul class="points">
        {points.map((point) => (
          <li key={point.id}>
            <Point point={point} />
            {asked === point.id ? (
              <Confirm point={point} busy={busy} onYes={() => void back(point)} onNo={() => ask(undefined)} />
            ) : (
              <Button look="subtle" icon="undo" onClick={() => ask(point.id)}>
                {text('backBefore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Point({ point: { label, madeAt, tables } }: { readonly point: RestorePoint }) {
  const { language } = useServices();
  const text = useText(buildText);
  const names = tables.join(language === 'zh-CN' ? '、' : ', ');
  return (
    <div class="point">
      <span class="point-label">{label}</span>
      <span class="soft small">
        <time dateTime={madeAt}>{moment(madeAt)}</time>
        {tables.length > 0 && ` · ${text('pointTables', { count: tables.length, names })}`}
      </span>
    </div>
  );
}

interface ConfirmProps {
  readonly point: RestorePoint;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Confirm({ point: { madeAt, tables }, busy, onYes, onNo }: ConfirmProps) {
  const { language } = useServices();
  const text = useText(buildText);
  const names = tables.join(language === 'zh-CN' ? '、' : ', ');
  const time = moment(madeAt);
  return (
    <div class="confirm" role="alert">
      <p>{tables.length > 0 ? text('confirmBack', { names, time }) : text('confirmBackTables', { time })}</p>
      <div class="actions">
        <Button look="danger" icon="undo" disabled={busy} onClick={onYes}>
          {text('yesBack')}
        </Button>
        <Button disabled={busy} onClick={onNo}>
          {text('no')}
        </Button>
      </div>
    </div>
  );
}
