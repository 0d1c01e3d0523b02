import type { OfferSummary } from '#domain/offer.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import { A_REQUEST, aCase, CASE_NO, CUSTOMER, type TestCase } from './a-case.ts';
import { carriedOut, judged, offered } from './case-steps.ts';

/** Cases that have come this far, each by the shortest way of an ordinary case. */

/** Facts are missing: the customer is asked for the items and the problem. */
export function asked(): TestCase {
  const { problem: _problem, ...request } = A_REQUEST;
  return aCase({ request: { ...request, items: [] } });
}

/** Refused by the policy; the customer may dispute it. */
export function refused(): TestCase {
  const test = aCase();
  judged(test, 'refuse');
  return test;
}

/** No rule decides: a supervisor has to. */
export function undecided(): TestCase {
  const test = aCase();
  judged(test, 'person');
  return test;
}

/** The customer has an offer of half of what was paid, 50.00 USD, to answer. */
export function inNegotiation(over: Partial<OfferSummary> = {}): TestCase {
  const test = aCase();
  offered(test, over);
  return test;
}

export function declined(): TestCase {
  const test = inNegotiation();
  test.ask('declineOffer', { version: 1 });
  return test;
}

/** The customer said yes, and nothing was carried out yet. */
export function agreed(remedy: RemedyKind = 'return_and_refund', over: Partial<OfferSummary> = {}): TestCase {
  const test = inNegotiation({ remedy, ...over });
  test.ask('acceptOffer', { version: 1 });
  return test;
}

/** The customer has a label, and has not sent anything yet. */
export function awaitingParcel(): TestCase {
  const test = agreed();
  carriedOut(test);
  return test;
}

export const RMA = `RMA-${CASE_NO}-1`;
export const TRACKING = 'track-1';

export function inTransit(): TestCase {
  const test = awaitingParcel();
  test.hear('parcelMoved', { trackingNo: TRACKING, status: 'in_transit' });
  return test;
}

export function delivered(): TestCase {
  const test = inTransit();
  test.hear('parcelMoved', { trackingNo: TRACKING, status: 'delivered' });
  return test;
}

/** Units of line 1, as the warehouse found them. */
export const units = (...outcomes: readonly UnitOutcome['outcome'][]): readonly UnitOutcome[] =>
  outcomes.map((outcome) => ({ lineNo: 1, outcome, disposition: outcome === 'accepted' ? 'sellable' : null }));

/** The warehouse took everything, and the refund of 50.00 USD is due. */
export function refundDue(): TestCase {
  const test = delivered();
  test.hear('returnInspected', { rma: RMA, units: units('accepted', 'accepted') });
  carriedOut(test);
  return test;
}

/** The refund was asked for, and the provider answered this. */
export function refundIn(report: RefundReport = { status: 'accepted', version: 1 }): TestCase {
  const test = refundDue();
  carriedOut(test, { report });
  return test;
}

export const reportOn = (test: TestCase, report: RefundReport, n = 1): ReturnType<TestCase['hear']> =>
  test.hear('refundReported', { key: refundKeyOf(CASE_NO, n), report });

/** The customer has what was agreed. */
export function fulfilled(): TestCase {
  const test = refundIn();
  reportOn(test, { status: 'arrived', version: 2 });
  return test;
}

/** Asked whether it helped. */
export function revisited(): TestCase {
  const test = fulfilled();
  test.clockActs();
  return test;
}

/** Over, and watched for late truth. */
export function closed(): TestCase {
  const test = revisited();
  test.ask('answerRevisit', { solved: true, score: 5 }, CUSTOMER);
  return test;
}

/** The customer said that it did not help: in an agent's hands again. */
export function reopened(): TestCase {
  const test = revisited();
  test.ask('answerRevisit', { solved: false, score: 1 });
  return test;
}

/** Nothing was sent back in time. */
export function lapsed(): TestCase {
  const test = awaitingParcel();
  test.clockActs();
  test.clockActs();
  carriedOut(test);
  return test;
}
