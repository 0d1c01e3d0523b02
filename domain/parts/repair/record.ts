import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { RecordedRepair } from './events.ts';
import { isOwed, owedRepair } from './goods.ts';
import { isLost } from './plan.ts';
import { isNewsOfRepair, presentRepair } from './repair.ts';

/** The outcome of a stuck repair as a person saw it; undefined where it cannot be (design 3.6). */
export function recordedRepair(state: CaseState, outcome: RecordedRepair, act: Act): NewEvent | undefined {
  const repair = presentRepair(state) ?? owedRepair(state);
  if (!repair) return undefined;
  const { n } = repair;
  if (outcome.step === 'repairPayment') return event('repairReleased', { n, how: outcome.how }, act);
  if (outcome.status === 'settled')
    return isLost(state, repair) || isOwed(state, repair)
      ? event('repairReleased', { n, how: 'settled' }, act)
      : undefined;
  // A price has a version that consent names: the workshop gives it, nobody by hand (R44).
  const report = { status: outcome.status };
  return outcome.status !== 'quoted' && isNewsOfRepair(repair, report)
    ? event('repairReported', { n, report }, act)
    : undefined;
}
