import type { Notes } from '#domain/case/notices.ts';
import { customer } from '#domain/case/notice.ts';
import { isDueAhead } from './posting.ts';

/** The customer hears that the proof came, and whether their money waits for the goods all the same (D7). */
export const postingNotes: Pick<Notes, 'postingProven'> = {
  postingProven: ({ data: { trackingNo = null } }, state) =>
    customer('posting_proven', { trackingNo, due: isDueAhead(state) }),
};
