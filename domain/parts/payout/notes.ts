import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { formatMoney } from '#domain/money.ts';

/** The customer hears what became of the way they chose. */
export const payoutNotes: Pick<Notes, 'payoutJudged' | 'payoutDenied'> = {
  payoutJudged: ({ data }, { refunds }) => {
    const refund = refunds.find(({ n }) => n === data.n);
    const params = { money: refund ? formatMoney(refund.money) : '' };
    return customer('refused' in data ? 'payout_refused' : 'payout_chosen', params);
  },
  payoutDenied: ({ data }, { refunds }) => {
    const refund = refunds.find(({ n }) => n === data.n);
    return customer('payout_refused', { money: refund ? formatMoney(refund.money) : '' });
  },
};
