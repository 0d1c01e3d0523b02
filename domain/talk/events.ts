import type { Channel } from '#domain/intake/request.ts';

/** What customers name as the reason of a bad experience, as a closed list: gathered for the weekly meeting (G1, G3). */
export const REVIEW_CAUSES = [
  'quality',
  'description',
  'size',
  'packaging',
  'delivery',
  'service',
  'price',
  'expectation',
  'other',
] as const;
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

/** One attempt to speak with the customer, and what came of it (G1). */
export interface Contact {
  readonly channel: Channel;
  readonly reached: boolean;
  readonly cause?: ReviewCause;
}

/** A contact with its time, as the case remembers it. */
export interface ContactMade extends Contact {
  readonly at: number;
}

/** A piece of guidance as it was when it was given: later versions do not change what was said (B2). */
export interface GuidanceRef {
  readonly article: string;
  readonly version: string;
}

/** What people say to the customer and the world says of us. `words` names the text in the store; none is here (R50). */
export interface TalkEvents {
  /** The customer was answered; `closes` when that is all there is to do, up to the customer's confirmation (J1). */
  replyGiven: { n: number; closes: boolean; awaits?: boolean; words?: string; guidance?: GuidanceRef };
  contactMade: Contact;
  publicReplyGiven: { n: number; reviewId: string; words: string };
  /** The customer changed what they wrote in public: kept, and of no effect on anything else (G2, R48). */
  reviewChanged: { reviewId: string; stars: number; version: number };
}

export interface TalkHappenings {
  reviewChanged: { reviewId: string; stars: number; version: number };
}

/** What staff do about a question, a complaint or a public opinion, and what they ask of departments. */
export interface TalkCommands {
  /** Answers the customer in words or with a piece of guidance (J1). */
  /** `awaits`: it asks the customer something, and our clocks stand still until they write (F3). */
  replyToCustomer: { closes: boolean; awaits?: boolean; words?: string; guidance?: GuidanceRef };
  recordContact: Contact;
  replyInPublic: { words: string };
}

/** What a case remembers of its talk. */
export interface TalkState {
  readonly replies?: number;
  /** An answer closed the case, up to the customer's confirmation (J1). */
  readonly explained?: boolean;
  /** When somebody answered the customer first; a reopened case keeps it (F1, R47). */
  readonly firstResponseAt?: number;
  readonly contacts?: readonly ContactMade[];
  readonly publicReplies?: number;
  /** How the public opinion stands now, if it was changed (G2). */
  readonly opinion?: { readonly stars: number; readonly version: number; readonly changedAt: number };
}
