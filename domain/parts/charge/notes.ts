import { customer } from '#domain/case/notice.ts';
import type { Notes, Notice } from '#domain/case/notices.ts';
import { formatMoney } from '#domain/money.ts';
import { paymentClock, type Charge } from './charge.ts';

/** The customer hears where to pay and until when, that it was paid, and what becomes of money that was held (R15, R20). */
export const chargeNotes: Pick<Notes, 'chargeReported'> = {
  chargeReported: ({ data: { n, report } }, { charges = [] }, dueOf) => {
    const charge = charges.find((one) => one.n === n);
    if (!charge) return [];
    const money = formatMoney(charge.taken ?? charge.money);
    if (report.status === 'awaiting')
      return customer('charge_awaiting', {
        money,
        payUrl: charge.payUrl ?? null,
        dueAt: dueOf('chargeDue', paymentClock(charges, charge)),
      });
    return TOLD[charge.kind][charge.status]?.(money, charge) ?? [];
  },
};

type Told = { readonly [S in Charge['status']]?: (money: string, charge: Charge) => readonly Notice[] };

const TOLD: { readonly [K in Charge['kind']]: Told } = {
  payment: {
    paid: (money) => customer('charge_paid', { money }),
    failed: (money, { code }) => customer('charge_failed', { money, code: code ?? null }),
    expired: (money) => customer('charge_lapsed', { money }),
    cancelled: (money) => customer('charge_lapsed', { money }),
  },
  hold: {
    authorised: (money) => customer('hold_placed', { money }),
    failed: () => customer('hold_failed'),
    cancelled: () => customer('hold_released'),
    paid: (money) => customer('hold_captured', { money }),
  },
};
