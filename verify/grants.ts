import { isStaff } from '#domain/case/actor.ts';
import { grantKeyOf } from '#domain/ids.ts';
import type { Grant } from '#domain/parts/grant/grant.ts';
import { differs, type Difference } from './difference.ts';
import type { CaseEvidence, Evidence } from './evidence.ts';
import type { World } from './world.ts';

const g1 = differs('G1');

/** Grants in the shop's books beside those that our cases say they gave, each once (D6). */
export function grantsOfBoth({ cases }: Evidence, { grants }: World): Difference[] {
  const ours = cases.flatMap(givenBy);
  const known = new Set(ours.map(({ key }) => key));
  const made = (key: string): number => grants.filter((one) => one === key).length;
  return [
    ...ours.flatMap(({ key, byHand }) => {
      const times = made(key);
      return times === 1 || (times === 0 && byHand) ? [] : [g1(key, `given, but ${times} times in the shop's books`)];
    }),
    ...[...new Set(grants)]
      .filter((key) => OURS.test(key) && !known.has(key))
      .map((key) => g1(key, "in the shop's books, but no case has given it")),
  ];
}

const OURS = /^AS-\d{4}-\d{6,}\/grant\//;

interface Given {
  readonly key: string;
  readonly byHand: boolean;
}

function givenBy({ intake, steps }: CaseEvidence): Given[] {
  const grants = steps.at(-1)?.after.grants ?? [];
  return grants.filter(isInTheBooks).map((grant) => ({
    key: grantKeyOf(intake.caseNo, grant),
    byHand: steps.some(({ event }) => event.type === 'grantReported' && event.data.n === grant.n && isStaff(event.by)),
  }));
}

/** Words and parcels are in no shop's books. */
const isInTheBooks = ({ kind, status }: Grant): boolean =>
  kind !== 'apology' && kind !== 'gift' && (status === 'delivered' || status === 'expired');
