/**
 * What a shop's day consists of (H1, D8, D9, E3, G3): each kind runs at its times where the shop is. All leave a digest
 * behind; the waybills also go to the warehouse, the reconciliation also asks the outside what nobody told us.
 */
export const RUN_KINDS = [
  'opening',
  'revisits',
  'reviews',
  'waybills',
  'check',
  'register',
  'leftovers',
  'causes',
  'reconcile',
] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** A time on the wall, `08:30`, of every day or of one weekday (1 is Monday). */
export interface RunTime {
  readonly at: string;
  readonly weekday?: number;
}

/** How a shop's day goes, in its own zone. */
export interface DayPlan {
  readonly zone: string;
  readonly runs: Readonly<Record<RunKind, readonly RunTime[]>>;
  /** What has not moved for so long, and has no time of its own, counts as forgotten (H1). */
  readonly forgottenAfterMs: number;
  /** After so long without news the outside is asked. */
  readonly silentAfterMs: number;
  /** Until when the customer of an order that cannot be sent is to be called back, on the wall (D9). */
  readonly earlyShiftEnds: string;
}

const DAY_MS = 86_400_000;
const daily = (...times: readonly string[]): readonly RunTime[] => times.map((at) => ({ at }));

/** The day of a shop that says nothing else. */
export const STANDARD_DAY: Omit<DayPlan, 'zone'> = {
  runs: {
    opening: daily('08:30'),
    revisits: daily('09:30'),
    reviews: daily('12:00'),
    waybills: daily('14:00', '15:00', '16:00', '17:00'),
    check: daily('17:00'),
    register: daily('19:00'),
    leftovers: daily('19:30'),
    causes: [{ at: '09:00', weekday: 1 }],
    reconcile: daily('03:00'),
  },
  forgottenAfterMs: 3 * DAY_MS,
  silentAfterMs: 5 * DAY_MS,
  earlyShiftEnds: '17:30',
};

/** How late a run may still be caught up by itself; one that is older is named as missed (H1). */
export const CATCH_UP_MS = 3_600_000;
