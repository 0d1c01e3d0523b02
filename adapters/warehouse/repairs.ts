import { z } from 'zod';
import { REPAIR_STATUSES } from '#domain/parts/repair/repair.ts';
import type { Repair, WarehousePort } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const quote = z
  .object({
    version: z.int().positive(),
    amount: wireMoney,
    reason: wireText,
    days: z.int().nonnegative(),
    quotedAt: wireInstant,
    answer: wireOptional(z.enum(['approved', 'declined'])),
  })
  .transform(({ amount, ...rest }) => ({ money: amount, ...withoutAbsent(rest) }));

const repair = z.object({
  repairKey: wireText,
  rma: wireText,
  orderNo: wireText,
  status: z.enum(REPAIR_STATUSES),
  revision: z.int().positive(),
  quotes: z.array(quote),
});

const repairAnswer = (key: string): z.ZodType<Repair> =>
  repair
    .refine(isAbout('repairKey', key), 'about another repair')
    .transform(({ repairKey, ...rest }) => ({ key: repairKey, ...rest }));

type Calls = Pick<WarehousePort, 'orderRepair' | 'lookupRepair' | 'approveRepair' | 'declineRepair'>;

/** The workshop: quotes, waits for a yes to that very quote, repairs (D4, R44). */
export function repairCalls(http: HttpClient): Calls {
  const answering = (said: 'approve' | 'decline'): Calls['approveRepair'] => {
    return async (key, version, ctx) =>
      http.write(
        {
          key: `${key}/${said}/${version}`,
          path: `/repairs/${segment(key)}/${said}`,
          body: { version },
          answer: repairAnswer(key),
        },
        ctx,
      );
  };
  return {
    orderRepair: async (key, input, ctx) =>
      http.write({ key, path: '/repairs', body: { repairKey: key, ...input }, answer: repairAnswer(key) }, ctx),
    lookupRepair: async (key, ctx) =>
      http.find({ path: `/repairs/${segment(key)}`, absentCode: 'repair_unknown', answer: repairAnswer(key) }, ctx),
    approveRepair: answering('approve'),
    declineRepair: answering('decline'),
  };
}
