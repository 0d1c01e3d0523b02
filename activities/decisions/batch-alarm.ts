import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { alarmIdOf, alarmOf, subjectOf, type DefectCount } from '#domain/diagnosis/alarm.ts';
import type { GoodsRef } from '#domain/diagnosis/finding.ts';
import { linesMeant, type Bench } from './bench.ts';

/** Whether a case's goods are known to be defective, and what follows for the case. */
export interface Counted {
  /** The goods of the quality problem; none, where it is no such problem. */
  readonly about: readonly GoodsRef[];
  readonly isBatchDefect: boolean;
  readonly events: readonly NewEvent[];
}

const NOT_COUNTED: Counted = { about: [], isBatchDefect: false, events: [] };
const DAY_MS = 86_400_000;

/**
 * Tells a single defect from a batch defect (B3): several cases on one article or batch within the policy's time raise
 * one alarm, with a question to the product department; later cases join it. Judged again, a case counts once.
 */
export async function countedDefect(bench: Bench): Promise<Counted> {
  const { tx, state, order, policy, at } = bench;
  const { problem } = state.request;
  if (problem === undefined || !policy.alarm.problems.includes(problem)) return NOT_COUNTED;
  const about = linesMeant(state.request, order).map(({ line: { sku, batch } }) =>
    batch === undefined ? { sku } : { sku, batch },
  );
  if ((state.alarms ?? []).length > 0) return { about, isBatchDefect: true, events: [] };
  const counts = await tx.countDefects(about, at - policy.alarm.withinDays * DAY_MS);
  const answer = alarmOf(counts, policy.alarm.cases);
  if (!answer) return { about, isBatchDefect: false, events: [] };
  const events =
    'joins' in answer ? await joined(bench, answer.joins, answer.about) : await raised(bench, answer.raises);
  return { about, isBatchDefect: true, events };
}

async function joined({ tx, at }: Bench, alarm: string, about: DefectCount): Promise<readonly NewEvent[]> {
  await tx.joinAlarm(alarm, at);
  return [event('alarmJoined', { alarm, subject: subjectOf(about) }, { by: system('batchAlarm'), at })];
}

async function raised({ tx, state, at }: Bench, about: DefectCount): Promise<readonly NewEvent[]> {
  const alarm = alarmIdOf(state.caseNo, 1);
  const act = { by: system('batchAlarm'), at };
  await tx.raiseAlarm({ id: alarm, about, at });
  const why = `${alarm}: ${about.cases.length + 1} cases on ${subjectOf(about)}`;
  return [
    event('alarmRaised', { alarm, subject: subjectOf(about), cases: about.cases }, act),
    openTask(state, { kind: 'ask', department: 'product', why }, act),
  ];
}
