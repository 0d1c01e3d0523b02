import { z } from 'zod';
import type { Scan, TrackedStatus } from './port.ts';
import { wireInstant, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import { PARCEL_STATUSES } from '#domain/parts/return-parcel.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';

const MOVING: readonly string[] = PARCEL_STATUSES;
const TRACKED: readonly string[] = ['label_created', ...MOVING, 'refused', 'returning'];

/** Whether we have a word for what the carrier says; carriers say much more than moves a case. */
export const isTracked = (said: string): said is TrackedStatus => TRACKED.includes(said);

/** Whether it is said of a parcel that moves, in the words a case knows. */
export const movesParcel = (status: TrackedStatus): status is ParcelStatus => MOVING.includes(status);

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
