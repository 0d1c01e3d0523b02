import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';

/** The customer hears that it was promised; the owner and the supervisor hear of what is due and late by its clock. */
export const promiseNotes: Pick<Notes, 'promiseMade'> = {
  promiseMade: ({ data }) => customer('promise_made', { dueAt: data.dueAt }),
};
