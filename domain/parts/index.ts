import { diagnosisPart } from '#domain/diagnosis/part.ts';
import { awaitedPart } from '#domain/talk/awaited-part.ts';
import { talkPart } from '#domain/talk/part.ts';
import { chargePart } from './charge/part.ts';
import { claimPart } from './claim/part.ts';
import { foreignPart } from './foreign/part.ts';
import { interceptPart } from './intercept/part.ts';
import { outboundPart } from './outbound/part.ts';
import type { Part } from './part.ts';
import { waitPart } from './wait/part.ts';
import { guidancePart } from './guidance/part.ts';
import { grantPart } from './grant/part.ts';
import { negotiationPart } from '#domain/negotiation/part.ts';
import { mirrorPart } from './mirror/part.ts';
import { orderChangePart } from './order-change/part.ts';
import { disputePart } from './dispute/part.ts';
import { payoutPart } from './payout/part.ts';
import { recoveryPart } from './recovery/part.ts';
import { shortfallPart } from './shortfall/shortfall.ts';
import { wearPart } from './wear/part.ts';
import { promisePart } from './promise/part.ts';
import { repairPart } from './repair/part.ts';
import { refundPart } from './refund-part.ts';
import { returnPart } from './return-part.ts';
import { shipmentPart } from './shipment/part.ts';

/**
 * Every part there is, in the order in which they are asked whose turn it is; one that follows another's goods folds
 * after it.
 */
export const PARTS = [
  returnPart,
  refundPart,
  payoutPart,
  disputePart,
  wearPart,
  recoveryPart,
  shortfallPart,
  promisePart,
  mirrorPart,
  orderChangePart,
  diagnosisPart,
  talkPart,
  awaitedPart,
  waitPart,
  guidancePart,
  negotiationPart,
  chargePart,
  repairPart,
  shipmentPart,
  grantPart,
  interceptPart,
  outboundPart,
  claimPart,
  foreignPart,
] as const satisfies readonly Part[];
