import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import { isOpenPromise } from '#domain/parts/promise/promise.ts';

/** Goods are waited for that the warehouse does not have (D9). */
export const isWaitingForGoods = ({ stage, agreement, promises = [] }: CaseState): boolean =>
  stage === 'execution' && agreement?.remedy === 'wait' && promises.some(isOpenPromise);

/** Whose turn it is meanwhile; the promise itself is the record and the clock. */
export const waitPart: Part = {
  fold: (state) => state,
  waitsFor: (state) => (isWaitingForGoods(state) ? 'warehouse' : undefined),
};
