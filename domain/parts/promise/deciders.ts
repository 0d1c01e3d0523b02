import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { isOpenPromise } from './promise.ts';

/** What a person asks of the promises of a case. */
export interface PromiseCommands {
  /** `dueAt` epoch ms, in the future of the case's clock; the words were stored before. */
  makePromise: { dueAt: number };
  keepPromise: { promise: string };
}

export const promiseDeciders: Pick<Deciders, keyof PromiseCommands> = {
  makePromise: ({ promises = [] }, { dueAt }, act) =>
    dueAt <= act.at
      ? refuse('due_in_past')
      : accept([
          event('promiseMade', { promise: `p${promises.length + 1}`, owner: act.by.id ?? act.by.type, dueAt }, act),
        ]),

  keepPromise: ({ promises = [] }, { promise }, act) => {
    const found = promises.find(({ id }) => id === promise);
    if (!found) return refuse('promise_unknown', { promise });
    return accept(isOpenPromise(found) ? [event('promiseKept', { promise }, act)] : []);
  },
};
