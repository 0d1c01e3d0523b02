import type { CallContext } from '#adapters/call-context.ts';
import type { CaseNo } from '#domain/ids.ts';

/** A text to a person over one channel. */
export interface Message {
  readonly channel: string;
  readonly to: string;
  readonly locale: string;
  readonly subject?: string;
  readonly text: string;
  /** The same words as a page, for channels that show one. */
  readonly html?: string;
  readonly caseNo?: CaseNo;
  /** What the message is, for a system that fetches its words itself. */
  readonly about?: AboutMessage;
}

/** A message without a word of it: nothing in here is personal (R50). */
export interface AboutMessage {
  readonly id: number;
  readonly shop: string;
  readonly template: string;
  readonly toRole: string;
}

/** The provider's word that it will deliver. */
export interface MessageReceipt {
  readonly messageId: string;
  readonly acceptedAt: number;
}

/**
 * Messages to people. There is no look-up: when the outcome is `Unknown` the same message is sent again under the
 * same key, and the contract makes the second one an answer instead of a message.
 */
export interface MessagesPort {
  readonly send: (key: string, message: Message, ctx: CallContext) => Promise<MessageReceipt>;
}
