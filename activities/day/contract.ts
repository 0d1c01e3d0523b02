import type { Ports } from '#adapters/index.ts';
import type { BatchTold } from '#domain/day/digest.ts';
import type { RunKind } from '#domain/day/runs.ts';
import type { Section } from '#domain/day/sections.ts';
import type { Slot } from '#domain/day/slots.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Database } from '#store/db.ts';
import type { SilentThing } from '#domain/day/silent.ts';
import type { WaybillBatch } from '#store/day/waybills.ts';

/** A run of a shop's day at an instant of real time: the day belongs to no case and to no case's clock. */
export interface RunCall {
  readonly shop: string;
  readonly kind: RunKind;
  readonly at: number;
}

/** The same with the time on the wall that it belongs to. */
export interface SlotCall extends RunCall {
  readonly slot: Slot;
}

export interface DigestCall extends SlotCall {
  readonly batches?: readonly BatchTold[];
  readonly asked?: { readonly things: number; readonly news: number };
}

export interface DigestMade {
  readonly id: string;
  /** False when it was made before: then nothing was changed and nobody was told. */
  readonly made: boolean;
  readonly counts: Readonly<Record<Section, number>>;
}

/** What a sweep asks the outside about, and by which port. */
export type { SilentThing } from '#domain/day/silent.ts';

/** What the schedules' workflows have done: all of it may be repeated without another effect (H1). */
export interface DayActivities {
  /** The run that this is, with the ones before it that did not take place named; null when the shop has no such run. */
  beginRun(call: RunCall): Promise<Slot | null>;
  /** Gathers what the digest is about, keeps it and has the team told, in one transaction. */
  makeDigest(call: DigestCall): Promise<DigestMade>;
  /** Asks the shop what is ready, puts the hour's batch on record, and has those called back that cannot leave (D9). */
  planWaybills(call: SlotCall): Promise<readonly WaybillBatch[]>;
  /** Gives the warehouse a batch under its key, unless it has it, and notes that it has (D9). */
  sendWaybills(call: WaybillBatch & { readonly at: number }): Promise<BatchTold>;
  /** What has been silent for too long. */
  findSilent(call: SlotCall): Promise<readonly SilentThing[]>;
  /** Asks about one thing; news go into the inbox as if they had been told. Answers how many were new (R45). */
  sweepParcel(call: SilentThing & { readonly at: number }): Promise<number>;
  sweepRefund(call: SilentThing & { readonly at: number }): Promise<number>;
  sweepReceipt(call: SilentThing & { readonly at: number }): Promise<number>;
  /** Checks money, units, cases and messages; what does not hold becomes a finding, what holds again closes one. */
  checkInvariants(call: SlotCall): Promise<{ readonly opened: number; readonly closed: number }>;
  /** Raises what has more cases than usual, and lets cool down what has not any more (I2). How many of each. */
  findHotSpots(call: SlotCall): Promise<{ readonly opened: number; readonly joined: number; readonly cooled: number }>;
}

export interface DayDeps {
  readonly database: Database;
  readonly policies: PolicyBook;
  readonly ports: Pick<Ports, 'shop' | 'warehouse' | 'carrier' | 'payments'>;
  /** The worker's own clock: what is stored is dated by it where no run's time is at hand. */
  readonly now: () => number;
}
