import { isCurrency, type Money } from '#domain/money.ts';
import type { ListedDispute } from '#store/finance/disputes.ts';
import type { UnpaidCharge } from '#store/finance/charges.ts';
import type { TroubledRefund } from '#store/finance/refunds.ts';
import { iso } from './case-view.ts';
import type { MoneyTask, WithTasks } from './finance-port.ts';
import type { ListedDisputeView, RefundInTrouble, UnpaidChargeView } from './schemas/finance.ts';

const orNull = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : iso(at));

const moneyOf = ({ amount, currency }: { readonly amount: number; readonly currency: string }): Money => ({
  amount,
  currency: isCurrency(currency) ? currency : 'USD',
});

const taskView = ({ task, kind, why, step, openedAt, dueAt, owner }: MoneyTask) => ({
  id: task,
  kind,
  why,
  step,
  openedAt: iso(openedAt),
  dueAt: orNull(dueAt),
  owner,
});

const ofCase = (row: {
  readonly caseNo: string | null;
  readonly shop: string;
  readonly orderNo: string;
  readonly seq: number | null;
  readonly tasks: readonly MoneyTask[];
}) => ({
  caseNo: row.caseNo,
  shop: row.shop,
  order: row.orderNo,
  version: row.seq,
  tasks: row.tasks.map(taskView),
});

export function refundView(row: WithTasks<TroubledRefund>): RefundInTrouble {
  const payout = row.known?.payout;
  return {
    ...ofCase(row),
    key: row.key,
    n: row.n,
    money: moneyOf(row),
    status: row.state,
    tender: row.tender,
    paymentId: row.paymentId,
    providerRef: row.ref,
    failureCode: row.code,
    heldBack: row.known?.heldBack === true,
    expectedAt: orNull(row.expectedAt),
    plannedAt: iso(row.plannedAt),
    since: iso(row.updatedAt),
    payout: payout
      ? {
          to: payout.to,
          askedBy: payout.askedBy,
          approvedBy: [...payout.approvedBy],
          needed: payout.tasks?.length ?? null,
          tasks: [...(payout.tasks ?? [])],
        }
      : null,
  };
}

export const disputeView = (row: WithTasks<ListedDispute>): ListedDisputeView => ({
  ...ofCase(row),
  disputeId: row.disputeId,
  paymentId: row.paymentId,
  tender: row.tender,
  money: moneyOf(row),
  status: row.state,
  lost: row.lost,
  reason: row.reason,
  openedAt: iso(row.openedAt),
  evidenceDueAt: orNull(row.evidenceDueAt),
  evidence: row.evidence,
});

export const chargeView = (row: WithTasks<UnpaidCharge>): UnpaidChargeView => ({
  ...ofCase(row),
  key: row.key,
  kind: row.kind,
  purpose: row.purpose,
  money: moneyOf(row),
  status: row.state,
  failureCode: row.code,
  expiresAt: orNull(row.expiresAt),
  since: iso(row.updatedAt),
});
