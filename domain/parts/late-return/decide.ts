import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { LateReturnDecision } from './late-return.ts';

/** A supervisor's word on a return that is late: never more than was agreed. */
export function decideLateReturn(
  { offer }: CaseState,
  { task, verdict, reason, amount }: LateReturnDecision,
  act: Act,
): Result<readonly NewEvent[]> {
  const most = offer?.money.amount ?? 0;
  if (amount !== undefined && amount > most) return refuse('amount_above_net', { most });
  const part = verdict === 'grant' && amount !== undefined ? { amount } : {};
  return accept([
    { ...event('lateReturnDecided', { task, verdict, ...part }, act), because: reason },
    event('taskDone', { task, how: 'decided' }, act),
  ]);
}
