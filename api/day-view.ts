import { countsOf, type DigestItem } from '#domain/day/item.ts';
import { iso } from './case-view.ts';
import type { Digest, SweepFinding } from './day-port.ts';

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A digest in a list: what there is of it, and where to read it. */
export const digestHeadView = ({ id, shop, kind, slot, slotAt, status, madeAt, content }: Digest) => ({
  id,
  shop,
  kind,
  slot,
  at: iso(slotAt),
  status,
  madeAt: iso(madeAt),
  counts: countsOf(content.items),
  missed: content.missed,
  links: { self: `/v1/digests/${id}` },
});

export const digestView = (digest: Digest) => {
  const { items, totals = null, causes = null, batches, asked = null } = digest.content;
  return {
    ...digestHeadView(digest),
    items: items.map((item) => itemView(item, digest.shop)),
    totals,
    causes,
    batches: batches?.map(({ sentAt, ...batch }) => ({ ...batch, sentAt: isoOrNull(sentAt) })) ?? null,
    asked,
  };
};

function itemView(
  { key, section, topics, caseNo, order, tasks, dueAt, since, priority, says }: DigestItem,
  shop: string,
) {
  const page = caseNo === undefined ? null : `/v1/cases/${caseNo}`;
  return {
    key,
    section,
    topics,
    caseNo: caseNo ?? null,
    order: order ?? null,
    tasks: tasks.map((task) => ({ ...task, department: task.department ?? null, dueAt: isoOrNull(task.dueAt) })),
    dueAt: isoOrNull(dueAt),
    since: iso(since),
    priority,
    says: says ?? null,
    links: {
      case: page,
      order: order === undefined ? null : `/v1/orders/${shop}/${encodeURIComponent(order)}/ledger`,
      tasks: page === null ? [] : tasks.map(({ task }) => `${page}/tasks/${task}`),
    },
  };
}

export const findingView = ({ firstSeenAt, lastSeenAt, closedAt, ...finding }: SweepFinding) => ({
  ...finding,
  firstSeenAt: iso(firstSeenAt),
  lastSeenAt: iso(lastSeenAt),
  closedAt: isoOrNull(closedAt),
});
