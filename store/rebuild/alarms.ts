import { sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import type { Difference } from './difference.ts';

/** Alarms whose cases are not those that the records of the cases name (B3). */
export async function alarmDifferences(queries: Queries): Promise<Difference[]> {
  const { rows } = await queries.execute<{ alarm: string; live: string[]; rebuilt: string[] }>(sql`
    with told as (
      select data ->> 'alarm' as alarm, case_no from case_events where type in ('alarmRaised', 'alarmJoined')
      union
      select data ->> 'alarm', jsonb_array_elements_text(data -> 'cases') from case_events where type = 'alarmRaised'
    ), record as (
      select alarm, array_agg(case_no order by case_no) as cases from told group by alarm
    ), kept as (
      select alarm, array_agg(case_no order by case_no) as cases from alarm_cases group by alarm
    )
    select coalesce(kept.alarm, record.alarm) as alarm, coalesce(kept.cases, '{}') as live,
      coalesce(record.cases, '{}') as rebuilt
    from kept full join record on record.alarm = kept.alarm
    where kept.cases is distinct from record.cases order by 1`);
  return rows.map(({ alarm, live, rebuilt }) => ({
    caseNo: '',
    table: 'alarm_cases',
    key: alarm,
    column: 'cases',
    live,
    rebuilt,
  }));
}
