import type { z } from 'zod';
import type { Ledger } from '#sandbox/core/ledger.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Timelines } from '#sandbox/time/timelines.ts';

/** What a handler is given: checked input, the transaction that it acts in, and the clocks. */
export type Call<P, Q, B> = {
  readonly tx: Tx;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** the Idempotency-Key */
  readonly key: string | null;
  /** the order whose clock the caller follows (X-Timeline) */
  readonly timeline: string | null;
  readonly baseUrl: string;
  /** the order's clock, now; what has become due by then has happened */
  readonly now: (orderNo: string | null) => number;
  /** false for what is too young under a read lag */
  readonly sees: (createdRealAt: number) => boolean;
};

/** What a handler is given that takes its time and makes transactions of its own. */
export type LongCall<P, Q, B> = {
  readonly ledger: Ledger;
  readonly timelines: Timelines;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
};

type Method = 'get' | 'post' | 'put' | 'delete';

type RouteHead<P, Q, B> = {
  /** stable id; the part before the dot is the port */
  readonly operation: string;
  readonly method: Method;
  /** with `{name}` for parameters */
  readonly path: string;
  readonly summary: string;
  readonly key?: 'required' | 'optional';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** of the answer; 200 if not said */
  readonly status?: number;
  readonly reply?: z.ZodType;
  /** codes of refusals that this operation adds to the general ones */
  readonly codes?: readonly string[];
};

export type RouteSpec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = RouteHead<P, Q, B> &
  (
    | { readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => unknown }
    | { readonly takeTime: (call: LongCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown> }
  );

/** A row of the route table: serves the call, and is the source of the OpenAPI document. */
export type Route = RouteHead<z.ZodObject, z.ZodObject, z.ZodType> & {
  // methods, not functions: a handler that wants what its own schemas let through may stand in the table
  handle?(call: Call<unknown, unknown, unknown>): unknown;
  takeTime?(call: LongCall<unknown, unknown, unknown>): Promise<unknown>;
};

/** The types of the handler's input are those of the schemas that check it; the table forgets them. */
export const defineRoute = <
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(
  spec: RouteSpec<P, Q, B>,
): Route => spec;

export const portOf = ({ operation }: Pick<Route, 'operation'>): string => operation.split('.')[0] ?? '';
