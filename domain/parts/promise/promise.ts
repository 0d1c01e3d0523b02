import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { LadderRole } from '#domain/roles.ts';

/**
 * What a person of the shop promised the customer by a time (E6). It binds whoever else is waited for: no pause of the
 * case stops its clock (R39). The words themselves are in the store.
 */
export interface CustomerPromise {
  /** `p1`, `p2`, ... within the case. */
  readonly id: string;
  /** Who gave it: an id, never a name (R50). */
  readonly owner: string;
  readonly madeAt: number;
  readonly dueAt: number;
  readonly status: 'open' | 'kept';
  /** How often its time, or the time given after it, ran out (F2). */
  readonly missed: number;
  /** Who is called since then (F2). */
  readonly calledTo?: LadderRole;
}

export interface PromiseState {
  readonly promises?: readonly CustomerPromise[];
}

export interface PromiseEvents {
  promiseMade: { promise: string; owner: string; dueAt: number };
  promiseKept: { promise: string };
}

export const isOpenPromise = ({ status }: CustomerPromise): boolean => status === 'open';

export const promiseOfClock = ({ promises = [] }: CaseState, key: string): CustomerPromise | undefined =>
  promises.find(({ id, missed }) => key === `${id}.${missed}`);

/** Folds one event into the promises of the case. */
export function applyToPromises(promises: readonly CustomerPromise[], event: CaseEvent): readonly CustomerPromise[] {
  switch (event.type) {
    case 'promiseMade': {
      const { promise: id, owner, dueAt } = event.data;
      return [...promises, { id, owner, madeAt: event.at, dueAt, status: 'open', missed: 0 }];
    }
    case 'promiseKept':
      return promises.map((one) => (one.id === event.data.promise ? { ...one, status: 'kept' } : one));
    case 'clockEnded':
      return promises.map((one) =>
        event.data.name === 'promise' && event.data.key === `${one.id}.${one.missed}`
          ? { ...one, missed: one.missed + 1, ...(event.data.to ? { calledTo: event.data.to } : {}) }
          : one,
      );
    default:
      return promises;
  }
}
