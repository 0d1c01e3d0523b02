import type { Appliers } from '#sandbox/core/events.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import type { State } from '#sandbox/core/state.ts';
import type { WaybillBatch } from '#sandbox/warehouse/waybills/schemas.ts';

export type WaybillState = { readonly waybillBatches: Map<string, Held<WaybillBatch>> };

export type WaybillEvents = { 'waybills.accepted': { value: WaybillBatch } };

export const applyWaybills: Appliers<State, WaybillEvents> = {
  'waybills.accepted': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.waybillBatches.set(value.batchKey, { createdRealAt, value });
  },
};
