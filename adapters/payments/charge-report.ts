import type { Authorisation } from './authorisations.ts';
import type { Charge } from './charges.ts';
import type { ChargeReport } from '#domain/parts/charge/charge.ts';

const BY_CHARGE: { readonly [S in Charge['status']]: ChargeReport['status'] } = {
  awaiting: 'awaiting',
  succeeded: 'paid',
  // Given back by us, which our own books say better.
  refunded: 'paid',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'cancelled',
};

const BY_AUTHORISATION: { readonly [S in Authorisation['status']]: ChargeReport['status'] } = {
  authorised: 'authorised',
  captured: 'paid',
  voided: 'cancelled',
  expired: 'expired',
};

/** The state of a charge in the domain's words. */
export const ofChargeStatus = (status: Charge['status']): ChargeReport['status'] => BY_CHARGE[status];

/** A charge in the domain's words. */
export const ofCharge = ({ status, ref, version, code, payUrl, paymentId }: Charge): ChargeReport => ({
  status: BY_CHARGE[status],
  ref,
  version,
  ...(code === undefined ? {} : { code }),
  ...(payUrl === undefined ? {} : { payUrl }),
  ...(paymentId === undefined ? {} : { paymentId }),
});

/** Money held on a card in the domain's words; once captured it is a charge that was paid. */
export const ofAuthorisation = ({ status, ref, version, captured, paymentId }: Authorisation): ChargeReport => ({
  status: BY_AUTHORISATION[status],
  ref,
  version,
  ...(captured === undefined ? {} : { taken: captured }),
  ...(paymentId === undefined ? {} : { paymentId }),
});
