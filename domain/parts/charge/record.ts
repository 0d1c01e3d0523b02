import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isNewsOfCharge, type Charge } from './charge.ts';
import type { RecordedCharge } from './events.ts';

/** The outcome of a stuck charge as a person saw it; undefined where it cannot be (design 3.6). */
export function recordedCharge(state: CaseState, { report }: RecordedCharge, act: Act): NewEvent | undefined {
  // What was paid is a payment of the order: without its id nobody could ever give it back (R7).
  if (report.status === 'paid' && report.paymentId === undefined) return undefined;
  // Money is held for a hold only: what is to be paid is paid, or it is not.
  const fits = ({ kind }: Charge): boolean => kind === 'hold' || report.status !== 'authorised';
  const charge = state.charges?.find((one) => isStuck(one) && fits(one) && isNewsOfCharge(one, report));
  return charge && event('chargeReported', { n: charge.n, report: { ...report, version: charge.version + 1 } }, act);
}

/** What waits for a person: it was not asked for, not settled, or taken back. */
const isStuck = ({ status, replacedBy, take = 0 }: Charge): boolean =>
  replacedBy === undefined && status !== 'paid' && (WAITING.has(status) || take > 0);

const WAITING: ReadonlySet<Charge['status']> = new Set<Charge['status']>([
  'planned',
  'awaiting',
  'authorised',
  'failed',
  'reversed',
]);
