import { useMemo } from 'preact/hooks';
import { overviewOf } from '../../book/overview.ts';
import { EmptyState } from '../components/states.tsx';
import { date, number } from '../format.ts';
import { GradeLog } from '../grade-changes.tsx';
import { overviewText } from '../text/overview.ts';
import { useBook, useServices, useText } from '../use.ts';
import { Ageing, Classes, Grades, Licences, Limits } from './charts.tsx';
import { WorkList } from './work-list.tsx';

/** The whole book at a glance, and what there is to do. */
export function View() {
  const { navigation } = useServices();
  const { live, revision, gradeChanges } = useBook();
  const text = useText(overviewText);
  const overview = useMemo(() => live && overviewOf(live), [live, revision]);
  if (!overview) return null;
  if (overview.customers === 0)
    return (
      <>
        <h1>{text('title')}</h1>
        <EmptyState icon="person" title={text('none')} hint={text('noneHint')} />
      </>
    );
  return (
    <>
      <header>
        <h1>{text('title')}</h1>
        <p class="soft">
          {text('about', { customers: number(overview.customers), day: date(overview.asOf) })}
        </p>
      </header>
      <div class="charts">
        <Grades overview={overview} />
        <Classes overview={overview} />
        <Limits overview={overview} />
        <Ageing overview={overview} />
        <Licences overview={overview} />
      </div>
      <WorkList />
      <GradeLog
        changes={gradeChanges}
        onOpen={(customerId) => navigation.set({ view: 'customer', part: customerId })}
      />
    </>
  );
}
