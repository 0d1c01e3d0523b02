import type { Both } from './languages.ts';

/** Words for the codes of the record. */
export type Names = Readonly<Record<string, Both>>;

/** The words for a code; the code itself when there are none. */
export const named = (names: Names, code: string): Both => names[code] ?? { en: code, zh: code };

export const STAGES: Names = {
  intake: { en: 'intake', zh: '受理' },
  diagnosis: { en: 'diagnosis', zh: '判责' },
  negotiation: { en: 'negotiation', zh: '协商' },
  execution: { en: 'execution', zh: '执行' },
  followUp: { en: 'follow-up', zh: '回访' },
  closed: { en: 'closed', zh: '结案' },
};

export const OUTCOMES: Names = {
  fulfilled: { en: 'fulfilled', zh: '已按约定完成' },
  partly_fulfilled: { en: 'partly fulfilled', zh: '部分完成' },
  refused: { en: 'refused', zh: '已拒绝' },
  lapsed: { en: 'lapsed', zh: '已失效' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  unanswered: { en: 'unanswered', zh: '未答复' },
  nothing_acceptable: { en: 'nothing acceptable', zh: '无可接受商品' },
};

export const PARTIES: Names = {
  customer: { en: 'the customer', zh: '顾客' },
  merchant: { en: 'the merchant', zh: '商家' },
  carrier: { en: 'the carrier', zh: '承运方' },
};

export const SCANS: Names = {
  in_transit: { en: 'has taken over the parcel', zh: '已揽收包裹' },
  out_for_delivery: { en: 'is about to deliver the parcel', zh: '包裹派送中' },
  refused: { en: 'was sent away at the door', zh: '包裹被拒收' },
  returning: { en: 'brings the parcel back', zh: '包裹正在退回' },
  delivered: { en: 'has delivered the parcel to the warehouse', zh: '包裹已送达仓库' },
  lost: { en: 'has lost the parcel', zh: '包裹丢失' },
};

export const UNITS: Names = {
  accepted: { en: 'accepted', zh: '通过' },
  accepted_with_deduction: { en: 'accepted with a deduction', zh: '扣款后通过' },
  refused: { en: 'refused', zh: '未通过' },
  wrong_item: { en: 'another item', zh: '货不对版' },
  not_ours: { en: 'not ours', zh: '非本店商品' },
  missing: { en: 'missing', zh: '缺失' },
};

export const REFUNDS: Names = {
  accepted: { en: 'has taken it on', zh: '已受理' },
  held: { en: 'holds it for a check', zh: '核对中，暂扣' },
  arrived: { en: 'it has arrived', zh: '已到账' },
  failed: { en: 'it failed', zh: '失败' },
  unknown: { en: 'the outcome is not known', zh: '结果不明' },
  reversed: { en: 'it came back', zh: '被退回' },
};

export const TASKS: Names = {
  decide: { en: 'decide what no rule decides', zh: '决定规则没有规定的事' },
  newOffer: { en: 'make another offer', zh: '再提一个方案' },
  stuck: { en: 'free a step that cannot go on', zh: '处理卡住的一步' },
  stuckRefund: { en: 'free a refund that cannot go on', zh: '处理卡住的退款' },
  traceParcel: { en: 'ask the carrier for the parcel', zh: '向承运方查询包裹' },
  lateMoney: { en: 'look at money that moved late', zh: '查看结案后变动的款项' },
  approve: { en: 'approve an offer above the limit', zh: '批准超出权限的方案' },
  care: { en: 'care for a customer who is not happy', zh: '安抚不满意的顾客' },
  stuckCharge: { en: 'free a charge that cannot go on', zh: '处理卡住的收款' },
  answer: { en: 'answer a question', zh: '回答顾客的问题' },
  complaint: { en: 'answer a complaint', zh: '处理投诉' },
  contact: { en: 'speak with a customer who is unhappy', zh: '联系不满意的顾客' },
  mirror: { en: 'settle a difference with the marketplace', zh: '核对平台上的状态' },
  revisitCall: { en: 'call and ask whether it is solved', zh: '电话回访' },
  disputeEvidence: { en: 'give evidence in a dispute', zh: '提交争议证据' },
  disputeExcess: { en: 'see that nothing is paid twice', zh: '确保不会重复付款' },
  approvePayout: { en: 'approve another way of paying back', zh: '复核另一种退款方式' },
  deduction: { en: 'decide on a deduction', zh: '决定折损扣款' },
  lateReturn: { en: 'decide on goods that are late', zh: '决定逾期退货' },
  recoverMoney: { en: 'get money back', zh: '追回款项' },
  bankDispute: { en: 'answer a dispute', zh: '处理拒付争议' },
  ask: { en: 'answer for a department', zh: '部门答复' },
};

/** What a clock waits for, where its end or its reminder is news to people. */
export const CLOCKS: Names = {
  openQuestions: { en: 'the answers to the open questions', zh: '顾客补充信息' },
  offerAnswer: { en: 'the answer to the offer', zh: '顾客答复方案' },
  refusalDispute: { en: 'an objection to the refusal', zh: '顾客提出异议' },
  customerShips: { en: 'the goods to be sent', zh: '顾客寄出商品' },
  parcelSilent: { en: 'a scan of the parcel', zh: '包裹的新消息' },
  merchantReceives: { en: 'the inspection', zh: '仓库验收' },
  supervisorDecision: { en: 'the decision of a supervisor', zh: '主管决定' },
  newOffer: { en: 'another offer', zh: '新方案' },
  stuckStep: { en: 'a colleague to free the step', zh: '同事处理卡住的一步' },
  refundArrival: { en: 'the refund on its promised day', zh: '退款按承诺到账' },
  revisit: { en: 'some quiet days', zh: '到账后几天' },
  revisitAnswer: { en: 'the answer whether it helped', zh: '回访答复' },
  approval: { en: 'the approval of a supervisor', zh: '主管批准' },
  care: { en: 'care for an unhappy customer', zh: '安抚顾客' },
  customerReply: { en: 'a word of the customer', zh: '顾客回复' },
  guidanceAnswer: { en: 'whether the guidance helped', zh: '指导是否有效' },
  grantExpiry: { en: 'the use of what was given', zh: '使用所赠权益' },
  refundNotBefore: { en: 'the time a refund may be asked for', zh: '可再次退款的时间' },
  disputeEvidence: { en: 'the evidence for the bank', zh: '向银行提交证据' },
  disputePoll: { en: 'a look at the dispute', zh: '查询争议' },
  deductionContest: { en: 'an objection to the deduction', zh: '对扣款提出异议' },
  consultationAnswer: { en: 'the answer to the question', zh: '问题的答复' },
  complaintAnswer: { en: 'the answer to the complaint', zh: '投诉的答复' },
  reviewContact: { en: 'a talk with the customer', zh: '联系顾客' },
  departmentAnswer: { en: 'the answer of a department', zh: '部门答复' },
  reservationEnds: { en: 'the goods set aside', zh: '预留的商品' },
  shipmentDue: { en: 'the goods to leave', zh: '发货' },
  shipmentSilent: { en: 'a scan of the goods sent', zh: '发出商品的物流消息' },
  foreignGoods: { en: 'what to do with goods not ours', zh: '如何处理非本店商品' },
  interceptAnswer: { en: 'whether the goods were stopped', zh: '拦截结果' },
  chargeDue: { en: 'the payment', zh: '付款' },
  quoteAnswer: { en: 'the yes to the quote', zh: '维修报价的答复' },
  repairDue: { en: 'the repair', zh: '维修' },
  revisitCall: { en: 'a call to the customer', zh: '电话回访' },
  promise: { en: 'a promise to the customer', zh: '对顾客的承诺' },
};

export const PEOPLE: Names = {
  customer: { en: 'customer', zh: '顾客' },
  integrator: { en: 'shop', zh: '店铺' },
  system: { en: 'aftercare', zh: '系统' },
  agent: { en: 'agent', zh: '客服' },
  supervisor: { en: 'supervisor', zh: '主管' },
  senior: { en: 'senior agent', zh: '资深客服' },
  manager: { en: 'manager', zh: '经理' },
  qa: { en: 'quality', zh: '质检' },
  finance: { en: 'finance', zh: '财务' },
  warehouse: { en: 'warehouse', zh: '仓库' },
  carrier: { en: 'carrier', zh: '承运方' },
  payments: { en: 'payments', zh: '支付机构' },
};
