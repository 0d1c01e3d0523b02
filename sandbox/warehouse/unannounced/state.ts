import type { Appliers } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Unannounced, UnannouncedInspection } from '#sandbox/warehouse/unannounced/schemas.ts';

/** Parcels that came without an RMA, by tracking number. */
export type UnannouncedState = { readonly unannounced: Map<string, Held<Unannounced>> };

export type UnannouncedEvents = {
  'parcel.received_unannounced': { value: Unannounced };
  'parcel.inspected_unannounced': { inspection: UnannouncedInspection };
};

export const applyUnannounced: Appliers<State, UnannouncedEvents> = {
  'parcel.received_unannounced': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.unannounced.set(value.trackingNo, { createdRealAt, value });
  },
  'parcel.inspected_unannounced': ({ warehouse }, { data: { inspection } }) =>
    changeHeld(warehouse.unannounced, inspection.trackingNo, ({ inspections }) => ({
      inspections: [...inspections, inspection],
    })),
};
