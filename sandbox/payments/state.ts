import type { Appliers } from '#sandbox/core/events.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Refund, RefundPlan, RefundStatus } from '#sandbox/payments/schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

/** Money that was really taken from a customer for an order. */
export type Payment = {
  readonly paymentId: string;
  readonly orderNo: string;
  readonly tender: Order['payments'][number]['tender'];
  readonly methodId: string;
  captured: Money;
  capturedAt: string;
};

/** A refund with what the caller is not shown. */
export type HeldRefund = { readonly orderNo: string; readonly createdRealAt: number; readonly refund: Refund };

export type PaymentsState = {
  readonly payments: Map<string, Payment>;
  readonly refunds: Map<string, HeldRefund>;
  readonly keyOfId: Map<string, string>;
  readonly keysOfPayment: Map<string, readonly string[]>;
  readonly plans: Map<string, RefundPlan>;
};

export type PaymentsEvents = {
  'refund.created': { refund: Refund; reason: string };
  'refund.changed': {
    refundId: string;
    refundKey: string;
    paymentId: string;
    amount: Money;
    status: RefundStatus;
    failureCode?: string;
    version: number;
    updatedAt: string;
    expectedArrivalAt: string | null;
  };
  /** a planned step that would have refunded more than was captured */
  'refund.step_skipped': { refundKey: string; status: RefundStatus };
  'refund.planned': { plan: RefundPlan };
};

export const applyPayments: Appliers<State, PaymentsEvents> = {
  'refund.created': (state, { orderNo, data: { refund } }, realAt) => {
    state.payments.refunds.set(refund.refundKey, { orderNo: orderNo ?? '', createdRealAt: realAt, refund });
    state.payments.keyOfId.set(refund.refundId, refund.refundKey);
    const others = state.payments.keysOfPayment.get(refund.paymentId) ?? [];
    state.payments.keysOfPayment.set(refund.paymentId, [...others, refund.refundKey]);
  },
  'refund.changed': (state, { data }) => {
    const held = state.payments.refunds.get(data.refundKey);
    if (!held) return;
    const { failureCode: _old, ...rest } = held.refund;
    const { status, failureCode, version, updatedAt, expectedArrivalAt } = data;
    const refund: Refund = { ...rest, status, version, updatedAt, expectedArrivalAt };
    state.payments.refunds.set(data.refundKey, {
      ...held,
      refund: failureCode === undefined ? refund : { ...refund, failureCode },
    });
  },
  'refund.step_skipped': () => undefined,
  'refund.planned': (state, { orderNo, data }) => {
    state.payments.plans.set(orderNo ?? '', data.plan);
  },
};
