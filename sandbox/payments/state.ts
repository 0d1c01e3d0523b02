import type { Appliers } from '#sandbox/core/events.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import { applyIncoming } from '#sandbox/payments/apply-incoming.ts';
import type { IncomingEvents } from '#sandbox/payments/apply-incoming.ts';
import { applyOutgoing } from '#sandbox/payments/apply-outgoing.ts';
import type { OutgoingEvents } from '#sandbox/payments/apply-outgoing.ts';
import type { Authorisation } from '#sandbox/payments/authorisation-schemas.ts';
import type { Charge } from '#sandbox/payments/charge-schemas.ts';
import type { Dispute, Evidence } from '#sandbox/payments/dispute-schemas.ts';
import { DEFAULT_LIMITS } from '#sandbox/payments/limits.ts';
import type { Limits } from '#sandbox/payments/limits.ts';
import type { Payout } from '#sandbox/payments/payout-schemas.ts';
import type { Refund, RefundPlan } from '#sandbox/payments/schemas.ts';
import type { Tender } from '#sandbox/shop/schemas.ts';

/** Money that was really taken from a customer for an order. */
export type Payment = {
  readonly paymentId: string;
  readonly orderNo: string;
  readonly tender: Tender;
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
  readonly authorisations: Map<string, Held<Authorisation>>;
  readonly charges: Map<string, Held<Charge>>;
  readonly payouts: Map<string, Held<Payout>>;
  readonly disputes: Map<string, Dispute>;
  readonly evidence: Map<string, Held<Evidence>>;
  /** What the provider does not do: for every payment, and for single ones. */
  readonly control: { limits: Limits; readonly ofPayment: Map<string, Limits> };
};

export const emptyPayments = (): PaymentsState => ({
  payments: new Map(),
  refunds: new Map(),
  keyOfId: new Map(),
  keysOfPayment: new Map(),
  plans: new Map(),
  authorisations: new Map(),
  charges: new Map(),
  payouts: new Map(),
  disputes: new Map(),
  evidence: new Map(),
  control: { limits: DEFAULT_LIMITS, ofPayment: new Map() },
});

export type PaymentsEvents = OutgoingEvents &
  IncomingEvents & { 'payment_limits.set': { limits: Limits; paymentId?: string } };

export const applyPayments: Appliers<State, PaymentsEvents> = {
  ...applyOutgoing,
  ...applyIncoming,
  'payment_limits.set': ({ payments }, { data }) => {
    if (data.paymentId === undefined) payments.control.limits = data.limits;
    else payments.control.ofPayment.set(data.paymentId, data.limits);
  },
};
