import type { Locale } from '#console/words/words.ts';

/** Words of the trade that stand on many pages: stages, whose turn, remedies, kinds, queues, roles, what comes then. */
type Names = Readonly<Record<string, readonly [en: string, zh: string]>>;

const STAGES: Names = {
  intake: ['Intake', '受理'],
  diagnosis: ['Diagnosis', '诊断'],
  negotiation: ['Offer', '协商'],
  execution: ['Carrying out', '执行'],
  followUp: ['Follow-up', '回访'],
  closed: ['Closed', '已关闭'],
};

const TURNS: Names = {
  customer: ['customer', '客户'],
  agent: ['agent', '客服'],
  senior: ['senior agent', '高级客服'],
  supervisor: ['supervisor', '主管'],
  manager: ['manager', '经理'],
  warehouse: ['warehouse', '仓库'],
  finance: ['finance', '财务'],
  qa: ['quality', '质检'],
  carrier: ['carrier', '物流'],
  shop: ['shop', '店铺'],
  payments: ['payment provider', '支付方'],
  aftercare: ['Aftercare', '系统'],
  nobody: ['nobody', '无需等待'],
  operator: ['operator', '运维'],
  integrator: ['integrator', '对接系统'],
  system: ['Aftercare', '系统'],
  provider: ['provider', '服务商'],
};

const QUEUES: Names = { general: ['General', '普通'], vip: ['VIP', '贵宾'], complaint: ['Complaints', '投诉'] };

const GROUPS: Names = {
  pre_sale: ['Before the sale', '售前'],
  in_sale: ['Before delivery', '售中'],
  after_sale: ['After the sale', '售后'],
  vip: ['VIP', '贵宾'],
  complaint: ['Complaints', '投诉'],
};

const KINDS: Names = {
  return: ['Return', '退货'],
  exchange: ['Exchange', '换货'],
  repair: ['Repair', '维修'],
  compensation: ['Compensation', '补偿'],
  complaint: ['Complaint', '投诉'],
  consultation: ['Question', '咨询'],
  order_change: ['Order change', '修改订单'],
  cancellation: ['Cancellation', '取消订单'],
  out_of_stock: ['Out of stock', '缺货'],
  late_or_lost: ['Late or lost', '延误或丢失'],
  refused_on_delivery: ['Refused on delivery', '拒收'],
};

const TABLES = { stage: STAGES, turn: TURNS, role: TURNS, queue: QUEUES, group: GROUPS, kind: KINDS } as const;

/** `offerMade`, `late_or_lost` as plain words: what a table does not name is still readable. */
export const plain = (key: string): string =>
  key.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** A word of the trade in the person's language. */
export function nameOf(table: keyof typeof TABLES, key: string, locale: Locale): string {
  const names: Names = TABLES[table];
  const found = Object.hasOwn(names, key) ? names[key] : undefined;
  return found?.[locale === 'en' ? 0 : 1] ?? plain(key);
}
