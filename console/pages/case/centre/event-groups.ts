import type { EventType } from '#domain/case/events.ts';

/** By what a timeline is filtered. */
export const GROUPS = ['message', 'act', 'decision', 'goods', 'money', 'time'] as const;
export type EntryGroup = (typeof GROUPS)[number];

const GOODS = [
  'returnAuthorised',
  'returnCancelled',
  'trackingGiven',
  'parcelAdded',
  'parcelMoved',
  'postingProven',
  'returnReceived',
  'returnInspected',
  'returnSettled',
  'unitsCancelled',
  'shipmentPlanned',
  'shipmentReported',
  'shipmentMoved',
  'outboundMoved',
  'outboundInspected',
  'outboundSettled',
  'interceptAsked',
  'interceptAnswered',
  'foreignFound',
  'foreignChosen',
  'foreignDone',
  'repairReported',
  'repairGoesBack',
  'repairReleased',
  'orderChanged',
] as const satisfies readonly EventType[];

const MONEY = [
  'refundPlanned',
  'refundReported',
  'refundHeldBack',
  'refundReleased',
  'refundCovered',
  'refundOwed',
  'refundShort',
  'owedSettled',
  'moneyRecorded',
  'chargePlanned',
  'chargeReported',
  'chargeBooked',
  'chargeSettled',
  'payoutChosen',
  'payoutJudged',
  'payoutApproved',
  'payoutDenied',
  'deductionsFound',
  'deductionContested',
  'deductionRepaid',
  'recoveryDue',
  'recoveryDone',
  'disputeTold',
  'disputesAsked',
  'disputeLooked',
  'evidenceReported',
  'grantReported',
  'grantRevoked',
  'claimReported',
  'shipmentRefunded',
] as const satisfies readonly EventType[];

const DECISION = [
  'triaged',
  'findingMade',
  'findingChanged',
  'requestRefused',
  'decisionMade',
  'ruleOverridden',
  'offerProposed',
  'offerMade',
  'lateReturnDecided',
  'deductionDecided',
  'careDecided',
  'alarmRaised',
  'alarmJoined',
  'stageMoved',
] as const satisfies readonly EventType[];

const TIME = [
  'slipTold',
  'clocksSet',
  'clockMarked',
  'clockEnded',
  'promiseMade',
  'promiseKept',
] as const satisfies readonly EventType[];

const MESSAGE = [
  'replyGiven',
  'customerWrote',
  'publicReplyGiven',
  'contactMade',
  'revisitAsked',
] as const satisfies readonly EventType[];

const BY_TYPE: ReadonlyMap<string, EntryGroup> = new Map<string, EntryGroup>([
  ...GOODS.map((type) => [type, 'goods'] as const),
  ...MONEY.map((type) => [type, 'money'] as const),
  ...DECISION.map((type) => [type, 'decision'] as const),
  ...TIME.map((type) => [type, 'time'] as const),
  ...MESSAGE.map((type) => [type, 'message'] as const),
]);

/** What sort of thing an event is; what is nothing else was an act of somebody. */
export const groupOf = (type: string): EntryGroup => BY_TYPE.get(type) ?? 'act';
