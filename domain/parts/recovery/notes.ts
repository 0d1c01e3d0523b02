import type { Notes } from '#domain/case/notices.ts';
import { customer } from '#domain/case/notice.ts';
import { formatMoney } from '#domain/money.ts';

/** The customer hears what is asked back and why; of a deduction they were told with its own reason (R10, R13). */
export const recoveryNotes: Pick<Notes, 'recoveryDue'> = {
  recoveryDue: ({ data: { money, reason } }) => customer('recovery_due', { money: formatMoney(money), reason }),
};
