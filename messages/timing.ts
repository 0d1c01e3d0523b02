import type { TemplateName } from './catalogue.ts';
import type { Params } from './format.ts';

/**
 * When a message may be sent. `atOnce`: even at night, because whoever reads it has just done something and waits for
 * the answer, or because it would come too late in the morning (D7). `awake`: after quiet hours. Only customers have those.
 */
export type Urgency = 'atOnce' | 'awake';

/** Answers to what somebody did a moment ago, and news that lose their worth by the morning. */
const AT_ONCE: ReadonlySet<string> = new Set<TemplateName>([
  'request_received',
  'questions_asked',
  'reported_again',
  'refused',
  'offer_accepted',
  'offer_declined',
  'quote_approved',
  'quote_declined',
  'payout_chosen',
  'order_changed',
  'foreign_done',
  'charge_awaiting',
  'charge_paid',
  'charge_failed',
  'hold_placed',
  'in_hands',
  'reply',
  'intercepted',
  'intercept_too_late',
  'slip',
  'refund_reversed',
]);

/**
 * What asks for something until its `dueAt`: afterwards it would ask for what is no longer possible. What is told of a promise of ours never becomes stale: a slip is told late rather than never (D7).
 */
const ASKS_UNTIL_DUE: ReadonlySet<string> = new Set<TemplateName>([
  'reminder_openQuestions',
  'reminder_offerAnswer',
  'reminder_refusalDispute',
  'reminder_customerShips',
  'reminder_revisitAnswer',
  'reminder_chargeDue',
  'reminder_foreignGoods',
  'reminder_guidanceAnswer',
  'reminder_deductionContest',
  'reminder_quoteAnswer',
  'reminder_grantExpiry',
  'revisit',
  'promise_due',
  'task_due',
  'task_quiet',
]);

export const urgencyOf = (template: string): Urgency => (AT_ONCE.has(template) ? 'atOnce' : 'awake');

/** The instant after which a message of these values asks for what is over, if there is one. */
export const staleAt = ({ template, params }: { readonly template: string; readonly params: Params }): number | null =>
  ASKS_UNTIL_DUE.has(template) && typeof params['dueAt'] === 'number' ? params['dueAt'] : null;
