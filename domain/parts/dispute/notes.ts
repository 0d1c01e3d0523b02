import type { Notes } from '#domain/case/notices.ts';
import { customer } from '#domain/case/notice.ts';
import { formatMoney } from '#domain/money.ts';

/** The customer hears why a refund waits, and when the bank has paid it instead (R22); finance how a dispute ended. */
export const disputeNotes: Pick<Notes, 'disputeTold' | 'refundHeldBack' | 'refundOwed' | 'refundCovered'> = {
  disputeTold: ({ data: { disputeId, status, money, lost = 0 } }) =>
    status === 'open'
      ? []
      : [
          {
            template: 'dispute_closed',
            to: 'finance',
            params: { dispute: disputeId, outcome: status, lost: formatMoney({ ...money, amount: lost }) },
          },
        ],
  refundHeldBack: ({ data: { n } }, { refunds }) => {
    const refund = refunds.find((one) => one.n === n);
    return refund ? customer('refund_disputed', { money: formatMoney(refund.money) }) : [];
  },
  refundOwed: ({ data: { money } }) => customer('refund_disputed', { money: formatMoney(money) }),
  refundCovered: ({ data: { money } }) => customer('refund_covered', { money: formatMoney(money) }),
};
