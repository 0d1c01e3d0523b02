import { nobodyAnswers } from './stories/nobody-answers.ts';
import { refundHeld } from './stories/refund-held.ts';
import { returnStory } from './stories/return.ts';
import type { Both } from './languages.ts';
import type { Stage } from './play.ts';
import type { Play } from './play.ts';
import type { OrderSummary } from './schemas.ts';

/** A named story: what it shows, and how it goes to the closed case. */
export interface Story {
  readonly title: Both;
  play(stage: Stage, order: OrderSummary): Promise<Play>;
}

export const STORIES = {
  return: returnStory,
  'refund-held': refundHeld,
  'nobody-answers': nobodyAnswers,
} as const satisfies Record<string, Story>;
