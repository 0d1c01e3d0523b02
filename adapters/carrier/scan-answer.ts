import { z } from 'zod';
import type { Scan, TrackedStatus } from './port.ts';
import { wireInstant, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import { PARCEL_STATUSES } from '#domain/parts/return-parcel.ts';

const TRACKED: readonly string[] = ['label_created', ...PARCEL_STATUSES] satisfies readonly TrackedStatus[];

/** Whether we have a word for what the carrier says; carriers say much more than moves a case. */
export const isTracked = (said: string): said is TrackedStatus => TRACKED.includes(said);

/** One scan of a parcel; the same in the carrier's record and in its webhook. */
export const scanAnswer: z.ZodType<Scan> = z
  .object({
    scanId: wireText,
    at: wireInstant,
    status: wireText,
    place: wireOptional(z.string()),
    note: wireOptional(z.string()),
  })
  .transform(({ status, ...rest }) => ({
    ...withoutAbsent(rest),
    said: status,
    ...(isTracked(status) ? { status } : {}),
  }));
