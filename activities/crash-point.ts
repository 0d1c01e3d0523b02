/**
 * Named places before and after each outside call where a test can kill the process: `AFTERCARE_CRASH_POINT` names
 * one - `commit.after`, or `commit.after@acceptOffer` for the one that is about an accepted offer - the process ends by
 * SIGKILL the first time it gets there, and the marker file it leaves keeps it from dying twice. A no-op unless armed
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
  'cancelUnits.before',
  'cancelUnits.afterShop',
  'traceParcel.before',
  'traceParcel.afterCarrier',
  'refund.before',
  'refund.afterProvider',
  'askRefund.before',
  'askRefund.afterProvider',
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
