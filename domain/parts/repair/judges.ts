import type { NewEvent } from '#domain/case/events.ts';
import type { Judges } from '#domain/case/judge.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { repairKeyOf } from '#domain/ids.ts';
import type { RepairHappenings } from './events.ts';
import { isNewsOfRepair, presentRepair, type Repair, type RepairReport } from './repair.ts';

/** News of the workshop. */
export const repairJudges: Pick<Judges, keyof RepairHappenings> = {
  repairQuoted: (state, { by, data: { key, revision, quote } }, at) =>
    judged(state, key, { report: { status: 'quoted', revision, quotes: [quote] }, act: { by, at } }),
  repairUpdated: (state, { by, data: { key, revision, status } }, at) =>
    judged(state, key, { report: { status, revision }, act: { by, at } }),
};

function judged(
  state: CaseState,
  key: string,
  { report, act }: { readonly report: RepairReport; readonly act: Act },
): readonly NewEvent[] {
  const repair = state.repairs?.find(({ n }) => repairKeyOf(state.caseNo, n) === key);
  if (!repair) return [];
  const isNews = isNewsOfRepair(repair, report);
  if (isNews && isCarriedOut(state, repair)) return [event('repairReported', { n: repair.n, report }, act)];
  return isNews || isTooLate(repair, report) ? noted(repair, report, act) : [];
}

/** What was agreed is still under way, or not withdrawn: news of it take their ordinary course. */
const isCarriedOut = (state: CaseState, repair: Repair): boolean =>
  state.stage === 'execution' && !state.withdrawn && presentRepair(state) === repair;

/** It was done though the customer had said no: nothing is owed for it (C4). */
const isTooLate = ({ status, revision }: Repair, report: RepairReport): boolean =>
  status === 'declined' && report.status === 'repaired' && (report.revision ?? 0) > revision;

/** A price or a result for what is not carried out any more: kept, and nobody is asked for money (R45). */
const noted = ({ n }: Repair, { status }: RepairReport, act: Act): readonly NewEvent[] => [
  event('lateEventNoted', { what: `repair ${n} was told ${status} too late`, effect: 'kept' }, act),
];
