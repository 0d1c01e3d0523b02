import type { z } from 'zod';
import type { explained } from '#api/routes/clocks.ts';
import type { actPreview, effect, nextActionsView, offerPreview } from '#api/schemas/next-actions.ts';

export type NextActions = z.output<typeof nextActionsView>;
export type NextAction = NextActions['others'][number];
export type ActPreview = z.output<typeof actPreview>;
export type Effect = z.output<typeof effect>;
export type OfferPreview = z.output<typeof offerPreview>;
export type ExplainedClock = z.output<typeof explained>['clocks'][number];
