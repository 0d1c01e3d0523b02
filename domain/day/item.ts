import { SECTIONS, type Section } from './sections.ts';

/** Why something is in a digest. */
export const TOPICS = [
  'openCase',
  'returnAwaited',
  'returnArrived',
  'missingShipment',
  'outOfStock',
  'review',
  'unanswered',
  'task',
  'departmentTask',
  'revisitCall',
  'waybill',
  'heldOrder',
  'returned',
  'finding',
] as const;
export type Topic = (typeof TOPICS)[number];

/** A task inside an item; who has it and what was written is not repeated here (R50). */
export interface ItemTask {
  readonly task: string;
  readonly kind: string;
  readonly role: string;
  readonly department?: string;
  readonly dueAt: number | null;
}

/** One thing of a digest, by references only: a case with its tasks, an order, a difference (R50). */
export interface DigestItem {
  /** Names the thing once in a digest: `case:AS-...`, `order:...`, `finding:...`. */
  readonly key: string;
  readonly section: Section;
  readonly topics: readonly Topic[];
  readonly caseNo?: string;
  readonly order?: string;
  readonly finding?: string;
  readonly tasks: readonly ItemTask[];
  readonly dueAt: number | null;
  readonly since: number;
  readonly priority: number;
  readonly says?: string;
}

const rank = ({ section }: DigestItem): number => SECTIONS.indexOf(section);

/** Puts what is about the same thing together, the gravest section first: each thing is in a digest once (H1). */
export function eachOnce(items: readonly DigestItem[]): readonly DigestItem[] {
  const known = new Map<string, DigestItem>();
  for (const item of items) {
    const before = known.get(item.key);
    known.set(item.key, before ? joined(before, item) : item);
  }
  return [...known.values()].toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.priority - b.priority ||
      (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
      a.since - b.since ||
      (a.key < b.key ? -1 : 1),
  );
}

function joined(one: DigestItem, other: DigestItem): DigestItem {
  const [first, second] = rank(one) <= rank(other) ? [one, other] : [other, one];
  const tasks = [...first.tasks, ...second.tasks.filter(({ task }) => first.tasks.every((each) => each.task !== task))];
  return {
    ...second,
    ...first,
    topics: [...new Set([...first.topics, ...second.topics])],
    tasks,
    dueAt: earlier(first.dueAt, second.dueAt),
  };
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** How many things of each section there are. */
export const countsOf = (items: readonly DigestItem[]): Readonly<Record<Section, number>> => {
  const count = (section: Section): number => items.filter((item) => item.section === section).length;
  return { late: count('late'), due: count('due'), forgotten: count('forgotten'), open: count('open') };
};
