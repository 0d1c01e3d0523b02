import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { HappeningData } from '#domain/case/commands.ts';
import { presentCharge } from '#domain/parts/charge/charge.ts';

/**
 * The old goods come after all, though they were paid for since the new ones had gone first: the case is taken up again
 * by itself, and what was taken for what passed the inspection goes back (R45). Undefined where nothing was taken.
 */
export function lateReplaced(
  state: CaseState,
  data: HappeningData['returnInspected'],
  act: Act,
): readonly NewEvent[] | undefined {
  const over = state.stage === 'followUp' || state.stage === 'closed';
  if (!over || presentCharge(state, 'hold')?.status !== 'paid') return undefined;
  return [
    event('returnInspected', data, act),
    event('lateEventNoted', { what: 'goods inspected that were paid for', effect: 'reopened' }, act),
    event('caseReopened', { why: 'late_truth' }, act),
  ];
}
