import { plain } from '#console/kit/names.ts';
import type { Locale } from '#console/words/words.ts';

/** The runs of a shop's day, and why a thing is in a digest, as people call them. */
const NAMES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  opening: ['Opening of the day', '早班开班'],
  revisits: ['Revisits', '回访'],
  reviews: ['Reviews', '评价'],
  waybills: ['Waybills', '面单'],
  check: ["Check of the day's work", '当日检查'],
  register: ['Register of returns', '退货登记'],
  leftovers: ['Leftovers of the late shift', '晚班清尾'],
  causes: ['Causes of the week', '每周原因'],
  reconcile: ['Reconciliation', '对账'],
  openCase: ['open case', '在办案件'],
  returnAwaited: ['return awaited', '等待退货'],
  returnArrived: ['return arrived', '退货已到'],
  missingShipment: ['missing shipment', '漏发'],
  outOfStock: ['out of stock', '缺货'],
  review: ['review', '评价'],
  unanswered: ['unanswered', '未答复'],
  task: ['task', '任务'],
  departmentTask: ['question to a department', '部门协查'],
  revisitCall: ['call to make', '待回访'],
  waybill: ['waybill', '面单'],
  heldOrder: ['held order', '暂缓订单'],
};

export function runName(key: string, locale: Locale): string {
  const found = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
  return found?.[locale === 'en' ? 0 : 1] ?? plain(key);
}
