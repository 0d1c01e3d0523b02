import type { Appliers, Applier } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Reservation, ReservationStatus } from '#sandbox/warehouse/reservations/schemas.ts';

export type ReservationState = { readonly reservations: Map<string, Held<Reservation>> };

export type ReservationEvents = {
  'reservation.made': { value: Reservation };
  'reservation.released': { reservationKey: string };
  'reservation.expired': { reservationKey: string };
  'reservation.used': { reservationKey: string; shipmentKey: string };
};

type Ending = 'reservation.released' | 'reservation.expired' | 'reservation.used';

const ending =
  (status: ReservationStatus): Applier<State, Ending> =>
  ({ warehouse }, { at, data }) =>
    changeHeld(warehouse.reservations, data.reservationKey, () => ({ status, updatedAt: iso(at) }));

export const applyReservations: Appliers<State, ReservationEvents> = {
  'reservation.made': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.reservations.set(value.reservationKey, { createdRealAt, value });
  },
  'reservation.released': ending('released'),
  'reservation.expired': ending('expired'),
  'reservation.used': ending('used'),
};
