import { z } from 'zod';
import { CHANNELS, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import { CHANGE_KINDS } from '#domain/parts/order-change/order-change.ts';
import { REPAIR_OUTCOMES } from '#domain/policy/facts.ts';
import { liabilityWord } from './fields.ts';

/** What the liability table reads, wherever it comes from: an example of a file, or the record of a case (B4). */
export const findingFactsSchema = z.strictObject({
  problem: z.enum(PROBLEMS),
  orderStatus: z.enum(['pending', 'processed', 'delivered', 'cancelled']),
  hasProof: z.boolean(),
  channel: z.enum(CHANNELS),
  batchDefect: z.boolean().default(false),
  serialFits: z.boolean().default(true),
  daysOnTheRoad: z.int().min(0).default(0),
});
/** What the remedy table reads (C2). */
export const policyFactsSchema = findingFactsSchema.extend({
  wish: z.enum(WISHES),
  change: z.enum(['none', ...CHANGE_KINDS]).default('none'),
  liability: liabilityWord,
  windowOpen: z.boolean(),
  daysSinceAnchor: z.int().min(0),
  daysSinceOrder: z.int().min(0),
  categories: z.array(z.string()),
  amount: z.int(),
  tier: z.enum(['standard', 'vip']),
  requestsForUnits: z.int().min(0),
  repairsOfUnit: z.int().min(0).default(0),
  repairOutcome: z.enum(REPAIR_OUTCOMES).default('none'),
  replacementInStock: z.boolean().default(true),
  abuseSignals: z.array(z.string()).default([]),
});
