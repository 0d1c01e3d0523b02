import { z } from 'zod';
import { money } from '#api/schemas/fields.ts';

const instantOut = z.string().meta({ format: 'date-time' });

/** Money of a case beside its refunds. */
export const moneyFields = {
  settlement: z
    .array(z.object({ kind: z.string(), label: z.string(), amount: z.int(), line: z.int().nullable() }))
    .nullable()
    .meta({ description: 'What the goods that came back came to, line by line (R8, R10-R14).' }),
  shortfall: money.nullable().meta({ description: 'Due, and covered by no payment: it is not refunded (R17).' }),
  deductions: z
    .array(
      z.object({
        n: z.int(),
        line: z.int(),
        amount: z.int(),
        taken: z.int(),
        repaid: z.int(),
        state: z.string(),
        reason: z.string().nullable(),
        evidence: z.array(z.string()),
      }),
    )
    .meta({ description: 'Taken off for wear, with reason and proof; a proposed one can be contested (R13).' }),
  recoveries: z
    .array(
      z.object({
        n: z.int(),
        money,
        reason: z.enum(['lost', 'goods', 'wear']),
        status: z.enum(['open', 'recovered', 'not_owed']),
      }),
    )
    .meta({ description: 'Paid on proof of posting and not due, since the goods came otherwise or not at all (R10).' }),
  disputes: z
    .array(
      z.object({
        disputeId: z.string(),
        paymentId: z.string(),
        money,
        status: z.enum(['open', 'won', 'lost']),
        lost: z.int().nullable(),
        reason: z.string().nullable(),
        openedAt: instantOut,
        evidenceDueAt: instantOut.nullable(),
        evidence: z.string().nullable(),
      }),
    )
    .meta({ description: 'What banks claim of the payments (R22).' }),
  owed: z
    .array(z.object({ paymentId: z.string(), money }))
    .meta({ description: 'Due once a bank has decided on its dispute (R22).' }),
  paidByBank: z
    .array(z.object({ paymentId: z.string(), money, refund: z.int().nullable() }))
    .meta({ description: 'What a bank has paid of what was due (R22).' }),
};
const moneyView = z.object(moneyFields);
export type MoneyView = z.output<typeof moneyView>;

/** How a refund goes back. */
export const refundWay = {
  way: z.enum(['original', 'inKind', 'reissue', 'alternate']),
  payout: z
    .object({ to: z.string(), approvals: z.int(), needed: z.int().nullable(), approved: z.boolean() })
    .nullable()
    .meta({ description: 'The other way that the customer chose, and who agreed (R16).' }),
  needsChoice: z.boolean().meta({ description: 'It cannot go back as it was paid: the customer may choose a way.' }),
  heldBack: z.boolean().meta({ description: 'It waits for a dispute of its payment (R22).' }),
  notBefore: instantOut.nullable(),
  covered: z.int().meta({ description: 'What of it the bank has paid, in minor units.' }),
};
const refundWayView = z.object(refundWay);
export type RefundWayView = z.output<typeof refundWayView>;
