import type { EventData, EventType } from '#sandbox/core/events.ts';
import type { Port } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';

/** What is said about a happening when it is emitted. */
export type Said<T extends EventType> = {
  readonly at: number;
  readonly port: Port | 'world';
  readonly orderNo: string | null;
  readonly key: string | null;
  readonly data: EventData[T];
};

export type WebhookWish = {
  readonly port: Port;
  readonly type: string;
  readonly at: number;
  readonly orderNo: string | null;
  readonly data: unknown;
};

/**
 * Everything that one call or one happening does. `emit` changes the state at once and is written with the rest as one
 * line of the journal when the transaction ends. Check first, emit then: nothing is taken back.
 */
export type Tx = {
  readonly state: State;
  readonly realNow: number;
  emit<T extends EventType>(type: T, said: Said<T>): void;
  webhook(wish: WebhookWish): void;
};
