import { own, carrier, warehouse } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import { event } from '#domain/case/new-event.ts';
import { roundOf } from '#domain/case/state.ts';
import { rmaOf } from '#domain/ids.ts';
import { isDueAhead } from '#domain/parts/posting/posting.ts';
import { forOperators } from '#domain/operator-text.ts';

/** The way back of the goods (D2). */
export const returnSteps: Pick<Steps, 'authoriseReturn' | 'cancelReturn' | 'traceParcel' | 'settleReturn'> = {
  async authoriseReturn(run) {
    const rma = rmaOf(run.state.caseNo, roundOf(run.state));
    const issued = await warehouse().authoriseReturn.executeWithOptions(
      { activityId: rma, summary: forOperators(rma) },
      [{ ...callOf(run.state), rma }],
    );
    // Withdrawn meanwhile: nobody is told of a label for a case that is over.
    await run.record(rma, (state) =>
      isNext(state, 'authoriseReturn')
        ? [event('returnAuthorised', { rma, ...issued }, { by: provider('warehouse'), at: Date.now() })]
        : [],
    );
  },

  async cancelReturn(run) {
    const rma = run.state.parcel?.rma ?? '';
    await warehouse().cancelReturn.executeWithOptions(
      { activityId: `${rma}/cancel`, summary: forOperators(`${rma} cancelled`) },
      [{ ...callOf(run.state), rma }],
    );
    await run.record(`${rma} cancelled`, () => [
      event('returnCancelled', { rma }, { by: provider('warehouse'), at: Date.now() }),
    ]);
  },

  async traceParcel(run) {
    const trackingNo = run.state.parcel?.trackingNo ?? '';
    const found = await carrier().traceParcel.executeWithOptions({ summary: forOperators(`parcel ${trackingNo}`) }, [
      { ...callOf(run.state), trackingNo },
    ]);
    await run.record(`trace ${trackingNo} ${run.state.parcel?.news ?? 0}`, (state) => [
      found && found.lastScanAt > (state.parcel?.heardAt ?? 0)
        ? event('parcelMoved', { trackingNo, status: found.status }, { by: provider('carrier'), at: Date.now() })
        : park(state, { kind: 'traceParcel', step: 'traceParcel', why: `no scan of ${trackingNo}` }, Date.now()),
    ]);
  },

  // What is paid on proof of posting is settled once more when the goods are here: two writes of two names.
  settleReturn: (run) =>
    run.write(`settleReturn ${roundOf(run.state)}${isDueAhead(run.state) ? ' ahead' : ''}`, (call, state) =>
      isNext(state, 'settleReturn') ? own.settleReturn({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),
};
