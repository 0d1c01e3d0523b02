import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';

/** Who hears of what was said; the words themselves are put in when the message is sent (R50). */
export const talkNotes: Pick<Notes, 'replyGiven' | 'contactMade' | 'publicReplyGiven'> = {
  replyGiven: ({ data }, _state, dueOf) => {
    if (data.awaits === true)
      return customer('asked_in_between', { words: data.words ?? null, dueAt: dueOf('customerReply') });
    return customer('reply', {
      closes: data.closes,
      words: data.words ?? null,
      guidance: data.guidance ? `${data.guidance.article} ${data.guidance.version}` : null,
      dueAt: dueOf('revisitAnswer'),
    });
  },
  // The team hears at once what went wrong (G3).
  contactMade: ({ data }) =>
    data.cause === undefined ? [] : [{ template: 'task_cause', to: 'supervisor', params: { cause: data.cause } }],
  publicReplyGiven: ({ data }) => [
    { template: 'public_reply', to: 'public', params: { opinion: data.reviewId, words: data.words } },
  ],
};
