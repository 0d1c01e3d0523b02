import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { roleOf } from '#domain/task.ts';
import { standsStill, type AwaitedCommands } from './awaited.ts';

/** What the customer writes is kept, and whoever waited for it hears of it (F3). */
export const awaitedDeciders: Pick<Deciders, keyof AwaitedCommands> = {
  writeToUs: (state, _data, act) =>
    state.stage === 'closed'
      ? refuse('case_closed')
      : accept([event('customerWrote', { n: (state.written ?? 0) + 1 }, act)]),
};

export const awaitedNotes: Pick<Notes, 'customerWrote'> = {
  customerWrote: (_event, { tasks }) => [
    ...customer('message_received'),
    ...tasks
      .filter(standsStill)
      .map((task) => ({ template: 'customer_wrote', to: roleOf(task), params: { task: task.id } })),
  ],
};
