import type { CaseFacts, CaseOfFacts, PersonFact } from './facts.ts';
import type { Bilingual } from '#domain/policy/decision.ts';

/** What figures are divided by; each tells the names a case goes under, none where it has none (I1). */
export interface Dimension {
  readonly title: Bilingual;
  readonly namesOf: (one: CaseOfFacts) => readonly string[];
}

export const DIMENSIONS = {
  kind: { title: { zh: '类型', en: 'Kind' }, namesOf: ({ facts }) => [facts.marks.kind] },
  cause: { title: { zh: '原因', en: 'Cause' }, namesOf: ({ facts }) => present(causeOf(facts)) },
  sku: { title: { zh: 'SKU', en: 'SKU' }, namesOf: (one) => skusOf(one) },
  carrier: { title: { zh: '承运商', en: 'Carrier' }, namesOf: ({ facts }) => present(facts.marks.carrier) },
  shop: { title: { zh: '店铺', en: 'Shop' }, namesOf: ({ shop }) => [shop] },
  agent: { title: { zh: '客服', en: 'Agent' }, namesOf: ({ facts }) => present(handlerOf(facts)) },
  remedy: { title: { zh: '方案', en: 'Remedy' }, namesOf: ({ facts }) => present(facts.marks.remedy) },
  channel: { title: { zh: '渠道', en: 'Channel' }, namesOf: ({ facts }) => [facts.marks.channel] },
  outcome: { title: { zh: '结果', en: 'Outcome' }, namesOf: ({ facts }) => present(facts.marks.outcome) },
} as const satisfies Record<string, Dimension>;

export type DimensionName = keyof typeof DIMENSIONS;
export const DIMENSION_NAMES = Object.keys(DIMENSIONS).filter((name): name is DimensionName =>
  Object.hasOwn(DIMENSIONS, name),
);

const present = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);

/** The problem; of a complaint, which has many, the class of its cause with it (A6). */
export const causeOf = ({ marks: { problem, complaint } }: CaseFacts): string | undefined =>
  complaint === undefined ? problem : `${problem ?? 'complaint'}/${complaint}`;

/** The articles that the case names, each once; of a case about an order as a whole, none. */
export function skusOf({ facts, lines }: CaseOfFacts): readonly string[] {
  const named = new Set(facts.items.map(({ lineNo }) => lineNo));
  return [...new Set(lines.filter(({ lineNo }) => named.has(lineNo)).map(({ sku }) => sku))];
}

/** Who handles it: the agent or senior who acted last, else whoever stands above them and acted last (I3). */
export function handlerOf({ people }: CaseFacts): string | undefined {
  const all = Object.entries(people);
  return lastOf(all, ['agent', 'senior']) ?? lastOf(all, ['supervisor', 'manager']);
}

function lastOf(people: readonly (readonly [string, PersonFact])[], roles: readonly string[]): string | undefined {
  const [latest] = people
    .filter(([, { role }]) => roles.includes(role))
    .toSorted(([a, { lastAt: one }], [b, { lastAt: other }]) => other - one || (a < b ? -1 : 1));
  return latest?.[0];
}
