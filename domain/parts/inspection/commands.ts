import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

/** Which parcel was opened: one that was announced by its RMA, or one that came back by itself, by its number (R26, R30). */
export type InspectedParcel = { readonly rma: string } | { readonly trackingNo: string };

/** What people at the bench do. */
export interface InspectionCommands {
  /** Somebody of ours has looked into a parcel; it counts as the warehouse's own report does, and only one of them does. */
  inspectParcel: { parcel: InspectedParcel; units: readonly UnitOutcome[] };
}
