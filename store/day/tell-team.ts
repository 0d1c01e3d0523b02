import type { RunKind } from '#domain/day/runs.ts';
import type { Section } from '#domain/day/sections.ts';
import type { Slot } from '#domain/day/slots.ts';
import type { Queries } from '#store/db.ts';
import { outbox } from '#store/schema/messages.ts';

/** A digest that was made, as its team is told of it: how much there is, and where it stands. */
export interface DigestNews {
  readonly id: string;
  readonly shop: string;
  readonly kind: RunKind;
  readonly slot: Slot;
  readonly at: number;
  readonly locale: string;
  readonly counts: Readonly<Record<Section, number>>;
  readonly missed: number;
}

/** Who reads which digest; everything else is the agents' (H2). */
const READER: { readonly [K in RunKind]?: 'warehouse' | 'supervisor' } = {
  waybills: 'warehouse',
  register: 'warehouse',
  causes: 'supervisor',
  reconcile: 'supervisor',
};

/** Queues the message for the shop's own channel, once for each digest; it is about no case (H1). */
export async function tellTeam(
  queries: Queries,
  { id, shop, kind, slot, at, locale, counts, missed }: DigestNews,
): Promise<void> {
  await queries
    .insert(outbox)
    .values({
      dedupeKey: `digest/${id}`,
      caseNo: null,
      shop,
      toRole: READER[kind] ?? 'agent',
      template: 'digest',
      // What customers have said in public is not named so in messages (R48).
      params: {
        digest: id,
        kind: kind === 'reviews' ? 'opinions' : kind,
        date: slot.slot.replace('T', ' '),
        ...counts,
        missed,
      },
      locale,
      at,
    })
    .onConflictDoNothing();
}
