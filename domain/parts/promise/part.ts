import type { Part } from '#domain/parts/part.ts';
import { applyToPromises, isOpenPromise } from './promise.ts';

/** What people promised the customer by name and time (E6, R39). */
export const promisePart: Part = {
  fold: (state, event) => {
    const promises = applyToPromises(state.promises ?? [], event);
    return promises.length === 0 ? state : { ...state, promises };
  },
  alwaysClocks: ({ promises = [] }) =>
    promises.filter(isOpenPromise).map(({ id, missed }) => ({ name: 'promise', key: `${id}.${missed}` })),
  rows: ({ promises = [] }) =>
    promises.map(({ id, status, missed, owner }) => [`promise ${id}`, missed > 0 ? `${status}, late` : status, owner]),
};
