import type { Locale } from '#console/words/words.ts';

/** What people are asked to do, in a few words. */
const TASKS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  decide: ['Decide what no rule decides', '裁定规则未覆盖的问题'],
  newOffer: ['Make another offer', '重新提出方案'],
  approve: ['Approve an offer', '审批方案'],
  care: ['Call the unhappy customer', '回访不满意的客户'],
  stuck: ['Free a stuck step', '处理卡住的步骤'],
  stuckRefund: ['Free a stuck refund', '处理卡住的退款'],
  stuckCharge: ['Free a stuck charge', '处理卡住的收款'],
  traceParcel: ['Trace a silent parcel', '追查无更新的包裹'],
  lateMoney: ['Look at money that does not add up', '核查账目不符'],
  answer: ['Answer the customer', '回复客户'],
  complaint: ['Answer a complaint', '处理投诉'],
  contact: ['Speak with an unhappy reviewer', '联系差评客户'],
  mirror: ['Settle a difference with the marketplace', '核对平台差异'],
  revisitCall: ['Call and ask whether it is solved', '电话回访是否解决'],
  disputeEvidence: ['Give evidence in a dispute', '提交拒付申诉证据'],
  bankDispute: ['Answer a bank’s dispute', '应对银行拒付'],
  disputeExcess: ['Keep money from leaving twice', '防止重复退款'],
  approvePayout: ['Approve another way of payment', '审批其他退款方式'],
  deduction: ['Decide on a deduction', '裁定扣款'],
  lateReturn: ['Decide on a late return', '裁定超时退货'],
  recoverMoney: ['Ask for money back', '追回多付款项'],
  ask: ['Answer for a department', '部门答复'],
};

export function taskName(kind: string, locale: Locale): string {
  const found = Object.hasOwn(TASKS, kind) ? TASKS[kind] : undefined;
  return found?.[locale === 'en' ? 0 : 1] ?? kind;
}

/** Every kind of task. */
export const TASK_NAMES: readonly string[] = Object.keys(TASKS);
