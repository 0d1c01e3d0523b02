import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Message } from '#sandbox/messages/schemas.ts';

/** The mailbox of everybody, in the order of acceptance. */
export type MessagesState = { readonly mailbox: Message[] };

export type MessagesEvents = { 'message.accepted': { message: Message } };

export const applyMessages: Appliers<State, MessagesEvents> = {
  'message.accepted': (state, { data }) => {
    state.messages.mailbox.push(data.message);
  },
};
