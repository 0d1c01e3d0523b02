import { own, carrier, warehouse } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { roundOf, type CaseState } from '#domain/case/state.ts';
import { claimKeyOf, disposalKeyOf, interceptKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import { isNewsOfClaim, type ClaimReport } from '#domain/parts/claim/claim.ts';
import { isNewsOfIntercept, type InterceptOutcome } from '#domain/parts/intercept/intercept.ts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { movedTo, ownUnits, type OutboundParcel } from '#domain/parts/outbound/outbound.ts';

type OutboundStep =
  | 'traceOutbound'
  | 'settleOutbound'
  | 'askIntercept'
  | 'traceIntercept'
  | 'offerReturn'
  | 'openClaim'
  | 'reverseClaim'
  | 'disposeForeign';

/** The order's own parcels: followed, stopped, settled, and claimed for (D5, R29-R31). */
export const outboundSteps: Pick<Steps, OutboundStep> = {
  async traceOutbound(run, n) {
    const { trackingNo, news } = parcelOf(run.state, n);
    const found = await carrier().traceOutbound.executeWithOptions({ summary: forOperators(`parcel ${trackingNo}`) }, [
      { ...callOf(run.state), trackingNo },
    ]);
    await run.record(`trace ${trackingNo} ${news} ${run.state.taskCount}`, (state) => traced(state, n, found));
  },

  settleOutbound: (run) =>
    run.write(`settleOutbound ${run.state.offers} ${roundOf(run.state)}`, (call, state) =>
      isNext(state, 'settleOutbound') ? own.settleOutbound({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  async askIntercept(run) {
    const key = interceptKey(run.state);
    const outcome = await warehouse().askIntercept.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
      { ...callOf(run.state), key },
    ]);
    await run.record(`${key} asked`, (state) => stopping(state, outcome));
  },

  async traceIntercept(run) {
    const key = interceptKey(run.state);
    const outcome = await warehouse().traceIntercept.executeWithOptions({ summary: forOperators(`${key} traced`) }, [
      { ...callOf(run.state), key },
    ]);
    await run.record(`${key} traced ${run.state.intercept?.looks ?? 0}`, (state) => stopping(state, outcome));
  },

  offerReturn: (run) =>
    run.write(`offerReturn ${run.state.offers}`, (call, state) =>
      isNext(state, 'offerReturn') ? own.offerReturn({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  async openClaim(run, n) {
    const key = claimKeyOf(run.state.caseNo, n);
    const { money, reason, trackingNo } = claimOf(run.state, n);
    const report = await orNone(() =>
      carrier().openClaim.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
        { ...callOf(run.state), key, money, reason, ...(trackingNo === undefined ? {} : { trackingNo }) },
      ]),
    );
    await run.record(`${key} made`, (state) =>
      report ? claimed(state, n, report) : byHand(state, n, { status: 'refused', code: 'unreachable' }),
    );
  },

  async disposeForeign(run) {
    const { rma, units, choice: how } = run.state.foreign ?? { rma: '', units: [], choice: 'dispose' as const };
    const key = disposalKeyOf(rma);
    const what = { rma, units, how: how ?? 'dispose' };
    const done = await orNone(() =>
      warehouse().disposeForeign.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
        { ...callOf(run.state), ...what },
      ]),
    );
    await run.record(key, (state) => {
      const act = { by: provider('warehouse'), at: Date.now() };
      const ended = event('foreignDone', { choice: what.how, ...done }, act);
      const why = `${key}: the warehouse could not be asked (${what.how}); have it done by hand`;
      return done ? [ended] : [ended, openTask(state, { kind: 'ask', department: 'warehouse', why }, act)];
    });
  },

  async reverseClaim(run, n) {
    const key = claimKeyOf(run.state.caseNo, n);
    const report = await orNone(() =>
      carrier().reverseClaim.executeWithOptions(
        { activityId: `${key}/reverse`, summary: forOperators(`${key} taken back`) },
        [{ ...callOf(run.state), key }],
      ),
    );
    await run.record(`${key} taken back`, (state) =>
      report ? claimed(state, n, report) : byHand(state, n, { status: 'reversed', code: 'unreachable' }),
    );
  },
};

function parcelOf(state: CaseState, n: number): OutboundParcel {
  const parcel = state.outbound?.parcels[n - 1];
  if (!parcel) throw new Error(`${state.caseNo} has no parcel ${n}`);
  return parcel;
}

function claimOf(state: CaseState, n: number): NonNullable<CaseState['claims']>[number] {
  const claim = state.claims?.find((one) => one.n === n);
  if (!claim) throw new Error(`${state.caseNo} has no claim ${n}`);
  return claim;
}

const interceptKey = ({ caseNo, intercept }: CaseState): string => interceptKeyOf(caseNo, intercept?.offer ?? 0);

/** The carrier's last word; without one the first look begins the wait, and a later one is a person's to chase. */
function traced(
  state: CaseState,
  n: number,
  found: Awaited<ReturnType<ReturnType<typeof carrier>['traceOutbound']>>,
): readonly NewEvent[] {
  const parcel = parcelOf(state, n);
  const { trackingNo } = parcel;
  const act = { by: provider('carrier'), at: Date.now() };
  const units = found?.units
    ? [
        event(
          'outboundInspected',
          { trackingNo, units: ownUnits(parcel, found.units) },
          { ...act, by: provider('warehouse') },
        ),
      ]
    : [];
  if (found && (movedTo(parcel, found.status) !== undefined || found.lastScanAt > (parcel.heardAt ?? 0)))
    return [event('outboundMoved', { trackingNo, status: found.status, scannedAt: found.lastScanAt }, act), ...units];
  if (units.length > 0) return units;
  if (parcel.status === 'unknown') return [event('outboundMoved', { trackingNo, status: 'unheard' }, act)];
  return [park(state, { kind: 'traceParcel', step: 'traceOutbound', why: `no scan of ${trackingNo}` }, act.at)];
}

/** The question is put; the answer, when the warehouse has one. */
function stopping(state: CaseState, outcome: InterceptOutcome | null): readonly NewEvent[] {
  if (!isNewsOfIntercept(state)) return [];
  const act = { by: provider('warehouse'), at: Date.now() };
  const key = interceptKey(state);
  const asked = event('interceptAsked', { key }, act);
  return outcome === null ? [asked] : [asked, event('interceptAnswered', { key, outcome }, act)];
}

/** A carrier that cannot be asked holds nobody up: a person makes the claim, or takes it back, another way. */
async function orNone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return undefined;
  }
}

function byHand(state: CaseState, n: number, report: ClaimReport): readonly NewEvent[] {
  const act = { by: system('claims'), at: Date.now() };
  const why = `${claimKeyOf(state.caseNo, n)}: the carrier could not be asked (${report.status}); settle it with them by hand`;
  return [
    event('claimReported', { n, report }, act),
    openTask(state, { kind: 'ask', department: 'carrier', why }, act),
  ];
}

/** An answer to what was asked just now is never an older story. */
function claimed(state: CaseState, n: number, answer: ClaimReport): readonly NewEvent[] {
  const claim = claimOf(state, n);
  const report = { ...answer, version: Math.max(answer.version ?? 0, claim.version) };
  return isNewsOfClaim(claim, report)
    ? [event('claimReported', { n, report }, { by: provider('carrier'), at: Date.now() })]
    : [];
}
