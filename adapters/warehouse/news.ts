import { z } from 'zod';
import { inspectionAnswer } from './inspection-answer.ts';
import { REPAIR_STATUSES } from '#domain/parts/repair/repair.ts';
import { wireInstant, wireMoney, wireText } from '#adapters/wire.ts';

/** How the race with the parcel ended (R31); the form of `intercept.answered`. */
export const interceptAnswered = z
  .object({
    interceptKey: wireText,
    orderNo: wireText,
    outcome: z.enum(['intercepted', 'too_late']),
    at: wireInstant,
  })
  .transform(({ interceptKey, ...rest }) => ({ key: interceptKey, ...rest }));

const ofRepair = z.object({
  repairKey: wireText,
  rma: wireText,
  orderNo: wireText,
  version: z.int().positive(),
  revision: z.int().positive(),
  at: wireInstant,
});

/** A price of the workshop, by the version that consent names (D4, R44); the form of `repair.quoted`. */
export const repairQuoted = ofRepair
  .extend({ amount: wireMoney, reason: wireText, days: z.int().nonnegative() })
  .transform(({ repairKey, amount, ...rest }) => ({ key: repairKey, money: amount, ...rest }));

/** The workshop is a step further (D4); the form of `repair.updated`. */
export const repairUpdated = ofRepair
  .extend({ status: z.enum(REPAIR_STATUSES) })
  .transform(({ repairKey, ...rest }) => ({ key: repairKey, ...rest }));

const withoutRma = z.object({ rma: z.null(), orderNo: wireText, trackingNo: wireText });

/** A parcel is back that nobody announced (D5, R30); a form of `return.received`. */
export const receivedUnannounced = withoutRma.extend({ receiptId: wireText, receivedAt: wireInstant });

/** What was in it; a form of `return.inspected`. */
export const inspectedUnannounced = z.intersection(withoutRma, inspectionAnswer);
