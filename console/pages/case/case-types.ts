import type { z } from 'zod';
import type * as Schemas from '#api/schemas/case-page.ts';
import type * as Journal from '#api/routes/journal.ts';
import type * as Orders from '#api/routes/orders.ts';
import type * as Customers from '#api/routes/customers.ts';

export type { CaseView } from '#console/api/types.ts';
export type Background = z.output<typeof Schemas.background>;
export type GivenText = z.output<typeof Schemas.givenText>;
export type SaidReply = z.output<typeof Schemas.saidReply>;
export type CaseEvent = z.output<typeof Journal.event>;
export type Decision = z.output<typeof Journal.decision>;
export type Message = z.output<typeof Journal.message>;
export type OrderLedger = z.output<typeof Orders.ledger>;
export type CustomerFile = z.output<typeof Customers.file>;
