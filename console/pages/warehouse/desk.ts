import type { ParcelView } from '#console/api/types.ts';
import { back, isBegun, layOut, type Bench } from './bench.ts';

/** What lies on the bench. */
export type Desk =
  | { readonly is: 'free'; readonly after?: Left }
  | { readonly is: 'unknown'; readonly code: string }
  | { readonly is: 'choice'; readonly code: string; readonly parcels: readonly ParcelView[] }
  | { readonly is: 'bench'; readonly bench: Bench }
  | { readonly is: 'reading'; readonly parcel: ParcelView; readonly raced: boolean };

/** How the last parcel left it. */
interface Left {
  readonly how: 'recorded' | 'left';
  readonly code: string;
  readonly accepted: number;
  readonly other: number;
}

/** A parcel by a number: what the person is to see of it. */
export const deskFor = (parcel: ParcelView, raced = false): Desk =>
  parcel.may === 'inspect' ? { is: 'bench', bench: layOut(parcel) } : { is: 'reading', parcel, raced };

/** What a number led to. */
export function deskOf(code: string, [first, ...others]: readonly ParcelView[]): Desk {
  if (!first) return { is: 'unknown', code };
  return others.length > 0 ? { is: 'choice', code, parcels: [first, ...others] } : deskFor(first);
}

/** Esc: what was begun of a unit is dropped, then the parcel. */
export function left(desk: Desk): Desk {
  if (desk.is !== 'bench') return { is: 'free' };
  const { bench } = desk;
  if (bench.draft) return { is: 'bench', bench: back(bench) };
  const { code } = bench.parcel;
  return isBegun(bench) ? { is: 'free', after: { how: 'left', code, accepted: 0, other: 0 } } : { is: 'free' };
}
