import type { Notes } from '#domain/case/notices.ts';
import { customer } from '#domain/case/notice.ts';
import type { CaseState } from '#domain/case/state.ts';
import { formatMoney, money } from '#domain/money.ts';
import { contestKey, type CaseDeduction } from './deduction.ts';

/** The customer is told of a deduction with its reason and proof before it stands, and how it was decided (R13). */
export const wearNotes: Pick<Notes, 'deductionsFound' | 'deductionDecided'> = {
  deductionsFound: ({ data: { deductions } }, state, dueOf) =>
    deductions.filter((one) => one.state === 'proposed').flatMap((one) => proposed(state, one, dueOf)),
  deductionDecided: ({ data: { n } }, state, dueOf) => {
    const found = state.deductions?.find((one) => one.n === n);
    if (!found) return [];
    return found.state === 'proposed'
      ? proposed(state, found, dueOf)
      : customer('deduction_decided', {
          money: formatMoney(money(found.amount, currencyOf(state))),
          aside: found.aside ?? false,
        });
  },
};

type DueOf = Parameters<NonNullable<Notes['deductionsFound']>>[2];

const proposed = (state: CaseState, one: CaseDeduction, dueOf: DueOf) =>
  customer('deduction_proposed', {
    money: formatMoney(money(one.amount, currencyOf(state))),
    aside: one.aside ?? false,
    reason: one.reason ?? '',
    evidence: one.evidence.join('\n') || null,
    dueAt: dueOf('deductionContest', contestKey(one)),
  });

const currencyOf = ({ offer }: CaseState) => offer?.money.currency ?? 'USD';
