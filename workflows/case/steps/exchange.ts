import { own } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { isNext, type Steps } from '#workflows/case/step.ts';
import { roundOf } from '#domain/case/state.ts';

/** What an exchange decides on the way: each in one transaction with the ledgers of goods and money (R4, R15, R25). */
export const exchangeSteps: Pick<Steps, 'settleExchange' | 'offerInstead' | 'refundInstead'> = {
  settleExchange: (run) =>
    run.write(`settleExchange ${roundOf(run.state)} ${run.state.parcel?.status ?? ''}`, (call, state) =>
      isNext(state, 'settleExchange') ? own.settleExchange({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  offerInstead: (run) =>
    run.write(`offerInstead ${run.state.offers}`, (call, state) =>
      isNext(state, 'offerInstead') ? own.offerInstead({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  refundInstead: (run, n) =>
    run.write(`refundInstead ${n}`, (call, state) =>
      isNext(state, 'refundInstead') ? own.refundInstead({ ...call, n, at: Date.now() }) : Promise.resolve(NOTHING),
    ),
};
