import type { Queries } from '#store/db.ts';
import { casesOnBench, type CaseOnBench } from '#store/parcels.ts';
import type { Shops } from './deps.ts';

export type { CaseOnBench } from '#store/parcels.ts';

/** Parcels as the bench looks them up. */
export interface ParcelsPort {
  /** The cases that a scanned number may mean, the latest first. */
  find(wish: { readonly code: string; readonly shops: Shops }): Promise<readonly CaseOnBench[]>;
}

export const createParcelsPort = (queries: Queries): ParcelsPort => ({
  find: ({ code, shops }) => casesOnBench(queries, { code, ...(shops === 'all' ? {} : { shops }) }),
});
