import { provider, system, type Actor } from '#domain/case/actor.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { answeredBy } from '#domain/negotiation/approval.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import { mayOffer } from '#domain/negotiation/may-offer.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { isNewsOfGrant, type GrantReport } from '#domain/parts/grant/grant.ts';
import type { GrantTerms } from '#domain/parts/grant/terms.ts';
import { AGENT, type TestCase } from './a-case.ts';
import { unpaidOf } from './case-money.ts';

/** What the activities of the negotiation put on record, without policy and limits: those are the test's to say. */
type Written = readonly CaseEvent[];

export const COUPON: GrantTerms = { kind: 'coupon', worth: { amount: 2_000, currency: 'USD' } };
export const A_GIFT: GrantTerms = { kind: 'gift', worth: { amount: 900, currency: 'USD' }, sku: 'mug', quantity: 1 };
export const AN_APOLOGY: GrantTerms = { kind: 'apology', worth: { amount: 0, currency: 'USD' } };

/** The policy's answer to a counter-wish: an offer, or a person's task. */
export function counterAnswered(test: TestCase, offer?: Partial<OfferSummary>): Written {
  const { state, now: at } = test;
  if (!needsCounter(state) || !state.offer) return [];
  const { status: _status, madeAt: _madeAt, terms: _stated, charge: _charge, ...rest } = state.offer;
  const terms = { ...rest, money: { amount: Math.ceil(unpaidOf(state) / 2), currency: 'USD' as const } };
  const by = system('policy');
  return test.write([
    offer
      ? event('offerMade', { offer: { ...terms, ...offer, version: state.offers + 1 } }, { by, at })
      : openTask(state, { kind: 'newOffer', why: `offer ${terms.version} declined` }, { by, at }),
  ]);
}

/** The policy looks at a score that was not the best. */
export function cared(test: TestCase): Written {
  const { state, now: at } = test;
  if (!needsCare(state)) return [];
  const act = { by: system('poorScore'), at };
  const { score = 0, solved = true } = state.unhappy ?? {};
  if (score > 2) return test.write([event('careDecided', { poor: false }, act)]);
  return test.write([
    event('careDecided', { poor: true }, act),
    event('grantMade', { grant: AN_APOLOGY }, act),
    ...(solved ? [openTask(state, { kind: 'care', why: `the customer gave ${score} of 5` }, act)] : []),
  ]);
}

/** An offer above its maker's limit, which waits for a supervisor. */
export function proposed(test: TestCase, offer: OfferSummary, by: Actor = AGENT): Written {
  const { state, now: at } = test;
  if (!mayOffer(state)) return [];
  const task = openTask(state, { kind: 'approve', why: 'above the limit' }, { by: system('limits'), at });
  const stuck = new Set(state.tasks.filter(({ kind }) => kind === 'stuck').map(({ id }) => id));
  const answered = answeredBy(state, { by, at }).filter((one) => one.type !== 'taskDone' || !stuck.has(one.data.task));
  const above = { what: 'limit' as const, limit: 100, total: 200 };
  return test.write([...answered, event('offerProposed', { offer, above, task: task.data.task }, { by, at }), task]);
}

interface Giving {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
}

/** The shop's answer to a grant. */
export function given({ state, at, n }: Giving, report: GrantReport): readonly NewEvent[] {
  const grant = state.grants?.find((one) => one.n === n);
  return grant && isNewsOfGrant(grant, report)
    ? [event('grantReported', { n, report }, { by: provider('shop'), at })]
    : [];
}

/** A gift's shipment is planned, where the plan still asks for it. */
export function giftSent({ state, at, n }: Giving): readonly NewEvent[] {
  const step = stepOf(state);
  const grant = state.grants?.find((one) => one.n === n);
  if (!grant || !step || !('do' in step) || step.do !== 'sendGift') return [];
  const { sku = '', quantity = 1, version } = grant;
  const shipment = {
    n: (state.shipments ?? []).length + 1,
    offer: version,
    reason: 'gift' as const,
    lines: [{ lineNo: null, sku, quantity }],
  };
  return [event('shipmentPlanned', shipment, { by: system('gift'), at })];
}
