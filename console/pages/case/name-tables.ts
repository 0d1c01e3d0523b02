import type { ClockEnd, ClockName } from '#domain/case/clocks.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Problem, Wish } from '#domain/intake/request.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';

export type Pair = readonly [en: string, zh: string];
type Table<K extends string> = Readonly<Record<K, Pair>>;

export const CLOCKS: Table<ClockName> = {
  openQuestions: ['the missing facts', '补充信息'],
  offerAnswer: ['answer to the offer', '答复方案'],
  refusalDispute: ['objection to the refusal', '对拒绝提出异议'],
  customerShips: ['tracking number', '寄出并填写运单号'],
  parcelSilent: ['news of the parcel', '包裹动态'],
  merchantReceives: ['inspection', '收货验货'],
  supervisorDecision: ['decision', '主管决定'],
  newOffer: ['a new offer', '新方案'],
  approval: ['approval of the offer', '方案审批'],
  care: ['a care call', '关怀回电'],
  customerReply: ["the customer's answer", '客户答复'],
  guidanceAnswer: ['whether the guidance helped', '指导是否有效'],
  grantExpiry: ['use of what was given', '使用补偿'],
  stuckStep: ['a stuck step', '卡住的步骤'],
  refundArrival: ['arrival of the refund', '退款到账'],
  refundNotBefore: ['the day the refund can go', '可退款日'],
  disputeEvidence: ['evidence for the bank', '向银行举证'],
  disputePoll: ["the bank's decision", '银行裁决'],
  deductionContest: ['objection to the deduction', '对扣款提出异议'],
  refundPoll: ['news of the refund', '退款进展'],
  consultationAnswer: ['answer to the question', '解答咨询'],
  complaintAnswer: ['answer to the complaint', '答复投诉'],
  reviewContact: ['contact after the review', '差评联系'],
  departmentAnswer: ["the department's answer", '部门答复'],
  reservationEnds: ['end of the reservation', '预留到期'],
  shipmentDue: ['dispatch', '发货'],
  shipmentSilent: ['news of the shipment', '物流动态'],
  foreignGoods: ['what to do with foreign goods', '非本店物品处理'],
  interceptAnswer: ['answer to the recall', '拦截结果'],
  chargeDue: ['payment', '付款'],
  quoteAnswer: ['answer to the quote', '答复报价'],
  repairDue: ['the repair', '维修完成'],
  revisit: ['the revisit', '回访'],
  revisitAnswer: ['answer to the revisit', '回访答复'],
  revisitCall: ['revisit by telephone', '电话回访'],
  promise: ['a promise', '承诺兑现'],
  watch: ['late news', '后续动态'],
};

export const ENDS: Table<ClockEnd> = {
  lapse: ['it lapses', '自动失效'],
  agree: ['it counts as agreed', '视为同意'],
  accept: ['it counts as accepted', '视为验收通过'],
  escalate: ['it is escalated', '升级处理'],
  trace: ['it is traced', '追查'],
  poll: ['it is asked about', '查询结果'],
  slip: ['the customer is told a new date', '告知客户新日期'],
  ask: ['the customer is asked', '询问客户'],
  close: ['the case closes', '案件关闭'],
  archive: ['the case is archived', '案件归档'],
  expire: ['it expires', '到期作废'],
  hold: ['a supervisor decides', '由主管决定'],
};

export const REMEDIES: Table<RemedyKind> = {
  return_and_refund: ['Return and refund', '退货退款'],
  refund_only: ['Refund only', '仅退款'],
  exchange: ['Exchange', '换货'],
  reship: ['Send again', '补发'],
  repair: ['Repair', '维修'],
  refused_delivery: ['Refused delivery', '拒收退款'],
  lost_parcel: ['Lost parcel', '丢件处理'],
  partial_refund: ['Partial refund', '部分退款'],
  coupon: ['Coupon', '优惠券'],
  gift: ['Gift', '赠品'],
  apology: ['Apology', '致歉'],
  guidance: ['Guidance', '远程指导'],
  change_order: ['Order change', '修改订单'],
  intercept: ['Recall the parcel', '拦截包裹'],
  wait: ['Wait', '继续等待'],
};

export const PROBLEMS: Table<Problem> = {
  no_longer_wanted: ['no longer wanted', '不想要了'],
  ordered_by_mistake: ['ordered by mistake', '拍错了'],
  defective: ['defective', '质量问题'],
  not_as_described: ['not as described', '与描述不符'],
  wrong_item: ['wrong item', '发错货'],
  damaged_in_transit: ['damaged in transit', '运输破损'],
  missing_item: ['item missing', '少件'],
  not_arrived: ['not arrived', '未收到'],
  refused_on_delivery: ['refused on delivery', '拒收'],
  out_of_stock: ['out of stock', '缺货'],
  order_details: ['order details', '订单信息'],
  question: ['question', '咨询'],
  complaint: ['complaint', '投诉'],
  bad_review: ['bad review', '差评'],
  payment_disputed: ['payment disputed', '付款争议'],
};

export const WISHES: Table<Wish> = {
  return_and_refund: ['return and refund', '退货退款'],
  refund_only: ['refund only', '仅退款'],
  exchange: ['exchange', '换货'],
  reship: ['send again', '补发'],
  repair: ['repair', '维修'],
  partial_refund: ['partial refund', '部分退款'],
  compensation: ['compensation', '补偿'],
  guidance: ['guidance', '使用指导'],
  change_order: ['order change', '修改订单'],
  cancel: ['cancellation', '取消订单'],
  wait: ['wait', '继续等待'],
};

export const KINDS: Table<Kind> = {
  consultation: ['Consultation', '咨询'],
  return: ['Return', '退货'],
  exchange: ['Exchange', '换货'],
  missing_or_wrong: ['Missing or wrong item', '漏发/错发'],
  late_or_lost: ['Late or lost parcel', '延误或丢件'],
  repair: ['Repair', '维修'],
  refused_on_delivery: ['Refused on delivery', '拒收'],
  review_recovery: ['Review recovery', '差评挽回'],
  complaint: ['Complaint', '投诉'],
  order_change: ['Order change', '修改订单'],
  cancellation: ['Cancellation', '取消订单'],
  out_of_stock: ['Out of stock', '缺货'],
  payment_dispute: ['Payment dispute', '付款争议'],
};
