import type { Appliers } from '#sandbox/core/events.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import type { Address } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Disposal } from '#sandbox/warehouse/disposals/schemas.ts';

export type DisposalState = { readonly disposals: Map<string, Held<Disposal>> };

export type DisposalEvents = { 'disposal.done': { value: Disposal; to: Address | null } };

export const applyDisposals: Appliers<State, DisposalEvents> = {
  'disposal.done': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.disposals.set(value.disposalKey, { createdRealAt, value });
  },
};
