import type { Payment } from '#domain/order.ts';
import type { Charge, ChargeReport } from './charge.ts';

/** What can happen to money asked of the customer; that of an offer is planned by its acceptance. */
export interface ChargeEvents {
  /** Planned beside the offer: after one that failed, or for what turned out later. */
  chargePlanned: Pick<Charge, 'n' | 'offer' | 'kind' | 'money' | 'methodId' | 'replaces'>;
  chargeReported: { n: number; report: ChargeReport };
  /** The provider told by what it was paid: it is a payment of the order from now on. */
  chargeBooked: { n: number; tender: Payment['tender']; methodId: string };
  /** It is known what stays: `take` of a hold is captured, `back` of what was paid is given back. */
  chargeSettled: { n: number; take?: number; back?: number; returned?: number };
}

/** What the provider tells of its own accord. */
export interface ChargeHappenings {
  chargeReported: { key: string; report: ChargeReport };
}

/** What a person can record in place of a charge that cannot go on. */
export interface RecordedCharge {
  readonly step: 'charge';
  readonly report: Pick<ChargeReport, 'ref' | 'paymentId'> & {
    readonly status: 'paid' | 'authorised' | 'failed' | 'cancelled';
  };
}
