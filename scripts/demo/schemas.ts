import { z } from 'zod';

// What the demo reads of the answers; whatever else they hold is left alone.

export const money = z.object({ amount: z.int(), currency: z.string() });
export type Money = z.output<typeof money>;

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const anything = z.unknown();

export const caseView = z.object({
  caseNo: z.string(),
  version: z.int(),
  stage: z.string(),
  waitingOn: z.string(),
  offer: z.object({ version: z.int(), status: z.string() }).nullable(),
  parcel: z.object({ status: z.string(), rma: z.string().nullable(), trackingNo: z.string().nullable() }).nullable(),
  refunds: z.array(z.object({ n: z.int(), status: z.string(), expectedAt: z.string().nullable() })),
  tasks: z.array(z.object({ id: z.string(), kind: z.string(), role: z.string() })),
  revisit: z.object({ asked: z.boolean(), solved: z.boolean().nullable() }).nullable(),
  outcome: z.string().nullable(),
});
export type CaseView = z.output<typeof caseView>;

export const opened = z.object({ caseNo: z.string() });
export const link = z.object({ token: z.string() });
export const moved = z.object({ now: z.string() });

const pageOf = <T extends z.ZodType>(row: T) => z.object({ data: z.array(row), next_cursor: z.string().nullable() });

const event = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  by: z.object({ type: z.string(), id: z.string().optional() }),
  because: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type Event = z.output<typeof event>;
export const events = pageOf(event);

const toldRow = z.object({ id: z.int(), at: z.string(), to: z.string(), status: z.string() });
export type Told = z.output<typeof toldRow>;
export const told = pageOf(toldRow);

const decision = z.object({ rule: z.string(), says: bilingual });
export type Decision = z.output<typeof decision>;
export const decisions = pageOf(decision);

export const cases = pageOf(z.object({ caseNo: z.string() }));

export const ledger = z.object({
  units: z.array(
    z.object({
      line: z.int(),
      unit: z.int(),
      sku: z.string(),
      net: z.int(),
      state: z.string(),
      settledAs: z.string().nullable(),
    }),
  ),
  payments: z.array(
    z.object({ paymentId: z.string(), currency: z.string(), captured: z.int(), held: z.int(), refunded: z.int() }),
  ),
  refunds: z.array(z.object({ key: z.string(), amount: z.int(), currency: z.string(), state: z.string() })),
});
export type Ledger = z.output<typeof ledger>;

// The sandbox world's side.

const orderSummary = z.object({
  orderNo: z.string(),
  customer: z.object({ name: z.string(), email: z.string() }),
  captured: money,
  lines: z.array(z.object({ lineNo: z.int(), sku: z.string(), name: z.string(), quantity: z.int() })),
});
export type OrderSummary = z.output<typeof orderSummary>;
export const orders = z.object({ data: z.array(orderSummary), nextCursor: z.string().nullable() });

export const timeline = z.object({ now: z.string() });
export const picture = z.object({
  messages: z.array(
    z.object({ to: z.string(), subject: z.string().nullable(), text: z.string(), caseNo: z.string().nullable() }),
  ),
});
