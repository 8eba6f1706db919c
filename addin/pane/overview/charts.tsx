import type { ComponentChildren } from 'preact';
import type { LicenceBand, Overview, Share, UseBand } from '../../book/overview.ts';
import { Grade, type Tone } from '../components/badge.tsx';
import { type Bar, BarChart } from '../components/bars.tsx';
import { Figures } from '../components/figures.tsx';
import { Section } from '../components/section.tsx';
import { number, percent, shortMoney } from '../format.ts';
import { overviewText } from '../text/overview.ts';
import { useText } from '../use.ts';

interface ChartProps {
  readonly overview: Overview;
}

const stepOf = (height: number): `grade-${number}` => `grade-${Math.round(height * 5)}`;

export function Grades({ overview }: ChartProps) {
  const text = useText(overviewText);
  const name = ({ name, height }: Share) => (
    <Grade grade={name} height={height} otherwise={text('unfinished')} />
  );
  return <Shares title={text('grades')} shares={overview.grades} name={name} total={overview.customers} />;
}

export function Classes({ overview }: ChartProps) {
  const text = useText(overviewText);
  const name = ({ name }: Share) => name ?? text('unfinished');
  return <Shares title={text('classes')} shares={overview.classes} name={name} total={overview.customers} />;
}

interface SharesProps {
  readonly title: string;
  readonly shares: readonly Share[];
  readonly name: (share: Share) => ComponentChildren;
  readonly total: number;
}

function Shares({ title, shares, name, total }: SharesProps) {
  const text = useText(overviewText);
  const bars = shares.map(
    (share): Bar => ({
      key: share.name ?? '',
      label: name(share),
      value: share.count,
      shown: text('share', { count: number(share.count), share: percent(share.count / total) }),
      tone: share.name === null ? 'neutral' : stepOf(share.height),
    }),
  );
  return (
    <Section title={title}>
      <BarChart label={title} bars={bars} />
    </Section>
  );
}

const useTones: Readonly<Record<UseBand, Tone>> = {
  below80: 'good',
  from80: 'warning',
  over: 'danger',
  noLimit: 'danger',
};

export function Limits({ overview }: ChartProps) {
  const text = useText(overviewText);
  const { limit, exposure, bands } = overview.limits;
  return (
    <Section title={text('limits')}>
      <Figures
        of={[
          [text('used'), shortMoney(exposure)],
          [text('limit'), shortMoney(limit)],
          [text('usage'), percent(limit > 0 ? exposure / limit : null)],
        ]}
      />
      <BarChart
        label={text('limits')}
        bars={bands.map(({ id, count }) => ({
          key: id,
          label: text(id),
          value: count,
          shown: text('count', { count: number(count) }),
          tone: useTones[id],
        }))}
      />
    </Section>
  );
}

export function Ageing({ overview }: ChartProps) {
  const text = useText(overviewText);
  const { buckets, total, unreadable } = overview.ageing;
  const [notDue, ...overdue] = buckets;
  return (
    <Section title={text('ageing')}>
      <Figures
        of={[
          [text('receivable'), shortMoney(total)],
          [text('notDue'), shortMoney(notDue?.amount ?? 0)],
          [text('overdue'), shortMoney(overview.overdue)],
        ]}
      />
      <BarChart
        label={text('ageing')}
        bars={overdue.map(({ label, amount }, i) => ({
          key: label,
          label: text('bucketDays', { days: label }),
          value: amount,
          shown: shortMoney(amount),
          tone: i < 2 ? 'warning' : 'danger',
        }))}
      />
      {unreadable > 0 && <p class="soft">{text('unreadable', { count: number(unreadable) })}</p>}
    </Section>
  );
}

const licenceTones: Readonly<Record<LicenceBand, Tone>> = {
  expired: 'danger',
  days7: 'danger',
  days30: 'warning',
  days60: 'warning',
  days90: 'note',
};

export function Licences({ overview }: ChartProps) {
  const text = useText(overviewText);
  return (
    <Section title={text('licences')}>
      <BarChart
        label={text('licences')}
        bars={overview.licences.map(({ id, count }) => ({
          key: id,
          label: text(id),
          value: count,
          shown: text('pieces', { count: number(count) }),
          tone: licenceTones[id],
        }))}
      />
    </Section>
  );
}
