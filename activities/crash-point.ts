/**
 * Named places before and after each outside call where a test can let the process end by SIGKILL; a no-op unless armed
 * (D1: random kills never hit these windows). `about` says what is under way: keys, causes and types, no personal data.
 */
export type CrashPoint = (name: CrashPointName, about?: string) => void;

export const CRASH_POINTS = [
  'lookUp.before',
  'lookUp.afterShop',
  'lookUp.afterStore',
  'authoriseReturn.before',
  'authoriseReturn.afterWarehouse',
  'authoriseReturn.afterCarrier',
  'cancelReturn.before',
  'cancelReturn.afterCarrier',
  'cancelReturn.afterWarehouse',
  'changeOrder.before',
  'changeOrder.afterShop',
  'cancelUnits.before',
  'cancelUnits.afterShop',
  'traceParcel.before',
  'traceParcel.afterCarrier',
  'refund.before',
  'refund.afterProvider',
  'askRefund.before',
  'askRefund.afterProvider',
  'reserveGoods.before',
  'reserveGoods.afterWarehouse',
  'shipGoods.before',
  'shipGoods.afterWarehouse',
  'repair.before',
  'repair.afterWarehouse',
  'charge.before',
  'charge.afterProvider',
  'giveGrant.before',
  'giveGrant.afterShop',
  'commit.before',
  'commit.after',
  'diagnose.before',
  'diagnose.after',
  'settleReturn.before',
  'settleReturn.after',
  'planRefund.before',
  'planRefund.after',
  'outbox.before',
  'outbox.afterSend',
  'inbox.before',
  'inbox.afterSignal',
] as const;
export type CrashPointName = (typeof CRASH_POINTS)[number];

export const unarmed: CrashPoint = () => {};
