import fc from 'fast-check';
import type { CaseEvent } from '#domain/case/events.ts';
import { asideOf, stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import { claimKeyOf, interceptKeyOf } from '#domain/ids.ts';
import { PARCEL_STATUSES, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';
import type { TestCase } from '#test/support/a-case.ts';
import { heldOn, PAYMENTS } from '#test/support/case-money.ts';
import { leftAlone } from '#test/support/case-rest.ts';
import { onTheRoad, ROAD_STEPS } from '#test/support/case-road.ts';
import { agreed } from '#test/support/case-stages.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';

/** The same walks every time; a hunt takes others, and more of them. */
const { WALK_SEED = '20261122', WALK_RUNS = '200' } = process.env;
const PLAYED = { seed: Number(WALK_SEED), numRuns: Number(WALK_RUNS) };

const someNews = fc.record({ a: fc.nat({ max: 59 }), b: fc.nat({ max: 59 }) });
const aWalk = fc.record({
  remedy: fc.constantFrom('refused_delivery' as const, 'lost_parcel' as const, 'intercept' as const),
  acts: fc.array(fc.oneof({ arbitrary: anAct, weight: 2 }, { arbitrary: someNews, weight: 1 }), {
    minLength: 10,
    maxLength: 80,
    size: 'max',
  }),
});

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/** News of goods on the road, in any order and as often as chance will, and what the case does beside itself. */
function news(test: TestCase, { a, b }: { a: number; b: number }): void {
  const { caseNo, intercept } = test.state;
  const trackingNo = a % 7 === 0 ? 'foreign' : 'out-1';
  const unit = { lineNo: pick([1, 1, 2, null], b), outcome: pick(UNIT_OUTCOMES, a), disposition: null };
  const told = [
    () => test.hear('parcelMoved', { trackingNo, status: pick(PARCEL_STATUSES, b) }),
    () => test.hear('unannouncedReceived', { trackingNo }),
    () => test.hear('unannouncedInspected', { trackingNo, units: [unit] }),
    () =>
      test.hear('interceptAnswered', {
        key: interceptKeyOf(caseNo, intercept?.offer ?? 1),
        outcome: pick(['intercepted', 'tooLate'] as const, b),
      }),
    () =>
      test.hear('claimReported', {
        key: claimKeyOf(caseNo, 1 + (b % 2)),
        report: { status: pick(['accepted', 'refused', 'reversed'] as const, b), version: a },
      }),
    () => aside(test),
    () => aside(test),
  ];
  pick(told, a + b)();
}

function aside(test: TestCase): readonly CaseEvent[] {
  const step = asideOf(test.state);
  if (!step) return [];
  const perform = ROAD_STEPS[step.do as 'openClaim' | 'reverseClaim' | 'disposeForeign'];
  return test.write(perform({ state: test.state, at: test.now, n: step.n ?? 0, answer: {} }));
}

const shown = ({ seq, type, data, by }: CaseEvent): string => `${seq} ${type} ${JSON.stringify(data)} by ${by.id}`;

/** The report of the shortest walk that the check finds fault with, after every act or only at the end. */
function flawedWalk(check: (test: TestCase) => string | undefined, atEnd: boolean): string | undefined {
  const result = fc.check(
    fc.property(aWalk, ({ remedy, acts }) => {
      const test = agreed(remedy, onTheRoad(agreed().state, remedy));
      const walk = walkOn(test);
      for (const act of acts) {
        if ('kind' in act) walk.act(act);
        else news(test, act);
        const flaw = atEnd ? undefined : check(test);
        if (flaw) throw new Error(`${flaw}\n${test.journal.map(shown).join('\n')}`);
      }
      walk.end();
      const flaw = atEnd ? check(test) : undefined;
      if (flaw) throw new Error(`${flaw}\n${test.journal.slice(-60).map(shown).join('\n')}`);
    }),
    { ...PLAYED, includeErrorInReport: true },
  );
  return fc.defaultReportMessage(result);
}

const STANDS = new Set(['planned', 'open', 'accepted']);

function flawOf({ state }: TestCase): string | undefined {
  if (state.stage === 'execution' && wantedClocks(state).length === 0 && stepOf(state) === undefined)
    return 'nothing moves it';
  const standing = (state.claims ?? []).filter((claim) => STANDS.has(claim.status) && !claim.found);
  if (new Set(standing.map(({ trackingNo }) => trackingNo)).size < standing.length) return 'two claims for one parcel';
  const over = PAYMENTS.find(({ paymentId, captured }) => heldOn(state, paymentId) > captured);
  if (over) return `more than was paid is on its way back on ${over.paymentId}`;
  return isPaidTooSoon(state) ? 'money before the parcel was back, lost or stopped' : undefined;
}

/** Refunds of the first agreement without anything that allows them (R30, R31). */
const isPaidTooSoon = ({ refunds, outbound, intercept, agreement, offers }: CaseState): boolean =>
  refunds.length > 0 &&
  agreement !== undefined &&
  offers === 1 &&
  outbound?.settled === undefined &&
  intercept?.status !== 'intercepted';

describe('goods on the road, whatever is heard of them', () => {
  it('are never forgotten, never claimed twice, and never paid too soon or too much (R7, R29, R30, R31, R45)', () => {
    expect(flawedWalk(flawOf, false)).toBeUndefined();
  });

  it('come to an end when people do what they are asked for (E4)', () => {
    const flaw = flawedWalk((test) => {
      leftAlone(test);
      return test.state.stage === 'archived' ? undefined : `it stays in ${test.state.stage}`;
    }, true);
    expect(flaw).toBeUndefined();
  });
});
