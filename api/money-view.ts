import type { CaseState } from '#domain/case/state.ts';
import { needsChoice } from '#domain/parts/payout/deciders.ts';
import { isApproved } from '#domain/parts/payout/payout.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { MoneyView, RefundWayView } from './schemas/money.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What keeps money from going back as it came, and what was taken off it (R10, R13, R17, R22). */
export function moneyView(state: CaseState, isCustomer: boolean): MoneyView {
  const { deductions = [], recoveries = [], disputes = [], owed = [], paidByBank = [], shortfall, settled } = state;
  return {
    settlement: settled?.lines
      ? settled.lines.map(({ kind, label, amount, lineNo }) => ({ kind, label, amount, line: lineNo ?? null }))
      : null,
    shortfall: shortfall ?? null,
    deductions: deductions.map(({ n, lineNo, amount, taken, repaid, state: at, reason, evidence }) => ({
      n,
      line: lineNo,
      amount,
      taken,
      repaid,
      state: at,
      reason: reason ?? null,
      evidence: [...evidence],
    })),
    recoveries: recoveries.map(({ n, money, reason, status }) => ({ n, money, reason, status })),
    disputes: isCustomer
      ? []
      : disputes.map(({ disputeId, paymentId, money, status, ...dispute }) => ({
          disputeId,
          paymentId,
          money,
          status,
          lost: dispute.lost ?? null,
          reason: dispute.reason ?? null,
          openedAt: iso(dispute.openedAt),
          evidenceDueAt: dispute.evidenceDueAt === undefined ? null : iso(dispute.evidenceDueAt),
          evidence: dispute.evidence?.status ?? null,
        })),
    owed: owed.map(({ paymentId, money }) => ({ paymentId, money })),
    paidByBank: paidByBank.map(({ paymentId, money, n }) => ({ paymentId, money, refund: n ?? null })),
  };
}

/** How a refund goes, and what it waits for. */
export const refundWayView = (refund: Refund): RefundWayView => ({
  way: refund.way ?? 'original',
  payout: refund.payout
    ? {
        to: refund.payout.to,
        approvals: refund.payout.approvedBy.length,
        needed: refund.payout.tasks?.length ?? null,
        approved: isApproved(refund),
      }
    : null,
  needsChoice: needsChoice(refund),
  heldBack: refund.heldBack ?? false,
  notBefore: refund.notBefore === undefined ? null : iso(refund.notBefore),
  covered: refund.covered ?? 0,
});
