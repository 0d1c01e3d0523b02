import type { CaseOutcome } from '#domain/case/events.ts';
import type { Department } from '#domain/department.ts';
import type { Channel, Impact, Question } from '#domain/intake/request.ts';
import type { GrantKind } from '#domain/parts/grant/terms.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { TaskKind } from '#domain/task.ts';
import type { Pair } from './name-tables.ts';

type Table<K extends string> = Readonly<Record<K, Pair>>;

export const TASKS: Table<TaskKind> = {
  decide: ['decision', '决定'],
  newOffer: ['new offer', '新方案'],
  approve: ['approval', '审批方案'],
  care: ['care call', '关怀回电'],
  stuck: ['stuck step', '卡住的步骤'],
  stuckRefund: ['stuck refund', '退款卡住'],
  stuckCharge: ['stuck charge', '收款卡住'],
  traceParcel: ['trace the parcel', '追查包裹'],
  lateMoney: ['money does not add up', '款项不符'],
  answer: ['answer the question', '解答咨询'],
  complaint: ['answer the complaint', '答复投诉'],
  contact: ['contact the customer', '联系客户'],
  mirror: ['marketplace differs', '与平台不一致'],
  revisitCall: ['revisit call', '电话回访'],
  disputeEvidence: ['evidence for the bank', '向银行举证'],
  bankDispute: ['bank dispute', '银行争议'],
  disputeExcess: ['bank claims too much', '争议金额超出'],
  approvePayout: ['approve the payout', '审批付款方式'],
  deduction: ['decide a deduction', '裁定扣款'],
  lateReturn: ['late return', '逾期退回'],
  recoverMoney: ['recover money', '追回款项'],
  ask: ['ask a department', '询问部门'],
};

export const OUTCOMES: Table<CaseOutcome> = {
  fulfilled: ['fulfilled', '已兑现'],
  partly_fulfilled: ['partly fulfilled', '部分兑现'],
  answered: ['answered', '已答复'],
  refused: ['refused', '已拒绝'],
  lapsed: ['lapsed', '已失效'],
  withdrawn: ['withdrawn', '已撤回'],
  unanswered: ['unanswered', '客户未答复'],
  nothing_acceptable: ['nothing acceptable came back', '退回物品均未通过'],
};

export const CHANNELS: Table<Channel> = {
  chat: ['chat', '在线聊天'],
  hotline: ['hotline', '热线电话'],
  email: ['e-mail', '邮件'],
  web: ['web form', '网页'],
  app: ['app', 'APP'],
  social: ['social media', '社交媒体'],
  marketplace: ['marketplace', '平台'],
  offline: ['offline', '线下'],
};

export const DEPARTMENTS: Table<Department> = {
  warehouse: ['warehouse', '仓库'],
  carrier: ['carrier', '承运商'],
  logistics: ['logistics', '物流部'],
  product: ['product', '产品部'],
  service: ['service', '客服部'],
  after_sales: ['after-sales', '售后部'],
  finance: ['finance', '财务部'],
};

export const QUESTIONS: Table<Question> = {
  items: ['which items', '涉及哪些商品'],
  problem: ['what is wrong', '出了什么问题'],
  wish: ['what is wished', '希望如何处理'],
  symptom: ['the symptom', '具体现象'],
  evidence: ['evidence', '凭证'],
  cause: ['the cause', '原因'],
};

export const REFUNDS: Table<Refund['status']> = {
  planned: ['planned', '待发起'],
  accepted: ['accepted by the provider', '支付方已受理'],
  held: ['held by the provider', '支付方暂缓'],
  arrived: ['arrived', '已到账'],
  failed: ['failed', '失败'],
  unknown: ['outcome unknown', '结果未知'],
  reversed: ['reversed', '已退回'],
};

export const GRANTS: Table<GrantKind> = {
  coupon: ['coupon', '优惠券'],
  points: ['points', '积分'],
  gift_card: ['gift card', '礼品卡'],
  tier: ['tier', '会员等级'],
  gift: ['gift', '赠品'],
  apology: ['apology', '致歉'],
};

export const IMPACTS: Table<Impact> = {
  unusable: ['unusable', '无法使用'],
  limited: ['limited use', '使用受限'],
  cosmetic: ['cosmetic', '外观'],
};
