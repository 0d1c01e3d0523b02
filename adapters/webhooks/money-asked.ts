import { authorisationExpired } from '#adapters/payments/authorisations.ts';
import { ofChargeStatus } from '#adapters/payments/charge-report.ts';
import { chargeUpdated } from '#adapters/payments/charges.ts';
import { withoutAbsent } from '#adapters/wire.ts';
import { caseNoOfChargeKey } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import type { Reading } from './happening.ts';

const ofCharge = (key: string, money: Money) =>
  ({ kind: 'charge', key, money, ...withoutAbsent({ caseNo: caseNoOfChargeKey(key) }) }) as const;

/** What became of money that the customer was asked for (R15). */
export const chargeChanged: Reading = chargeUpdated.transform(
  ({ at, chargeKey, chargeId, status, version, failureCode, paymentId, amount }) => ({
    what: {
      type: 'chargeReported',
      at,
      data: {
        key: chargeKey,
        report: {
          status: ofChargeStatus(status),
          ref: chargeId,
          version,
          ...withoutAbsent({ code: failureCode, paymentId }),
        },
      },
    },
    reference: ofCharge(chargeKey, amount),
  }),
);

/** A bank lets go of what was held. */
export const holdExpired: Reading = authorisationExpired.transform(({ at, authorisationKey, amount, version }) => ({
  what: { type: 'chargeReported', at, data: { key: authorisationKey, report: { status: 'expired', version } } },
  reference: ofCharge(authorisationKey, amount),
}));
