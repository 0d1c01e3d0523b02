import type { RunKind } from '#domain/day/runs.ts';

/** All schedules of an installation begin so: its task queue tells them from those of another in the same namespace. */
export const schedulePrefix = (taskQueue: string): string => `aftercare/${taskQueue}/`;

/** The schedule of one run of one shop's day. */
export const scheduleIdOf = (
  taskQueue: string,
  { shop, kind }: { readonly shop: string; readonly kind: RunKind },
): string => `${schedulePrefix(taskQueue)}${shop}/${kind}`;
