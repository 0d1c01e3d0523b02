/** A file that came with a message. */
export interface LetterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An e-mail as it is sorted, whatever program wrote it. */
export interface Letter {
  /** By which it is known again; made of its bytes where it has none. */
  readonly messageId: string;
  readonly from: { readonly address: string; readonly name: string };
  /** Every address it was sent or delivered to. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What was written this time, without quotes. */
  readonly text: string;
  /** Ids of the letters it answers. */
  readonly references: readonly string[];
  readonly files: readonly LetterFile[];
  /** Why nobody wrote it: an automatic answer, a bounce, a list, or ourselves. */
  readonly automatic?: string;
}

/** Why a message waits for a person. */
export const UNSORTED = [
  'order_missing',
  'sender_missing',
  'sender_unknown',
  'shop_unclear',
  'case_unknown',
  'case_closed',
  'refused',
] as const;
export type Unsorted = (typeof UNSORTED)[number];
