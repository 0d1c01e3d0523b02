import { isStaff } from '#domain/case/actor.ts';
import { cancellationKeyOf } from '#domain/ids.ts';
import { differs, type Difference } from './difference.ts';
import { isClosed, type CaseEvidence, type Evidence } from './evidence.ts';
import type { World } from './world.ts';

/** Units beside the cases that hold or have settled them. */
export function goodsOfOurs({ cases, units }: Evidence): Difference[] {
  const known = new Map(cases.map((one) => [one.intake.caseNo, one]));
  const tied = units
    .filter(({ state }) => state === 'tied')
    .flatMap(({ caseNo, orderNo, lineNo, unitNo }) => {
      const holder = known.get(caseNo ?? '');
      const unit = `unit ${unitNo} of line ${lineNo} of ${orderNo}`;
      return !holder || isClosed(holder) ? [differs('U1')(caseNo ?? orderNo, `still holds ${unit}, but is over`)] : [];
    });
  return [...tied, ...cases.flatMap((one) => settledAsTold(one, units))];
}

/** What the events say was settled: accepted units of returns, and all of a refund without one. */
function settledAsTold({ intake, steps }: CaseEvidence, units: Evidence['units']): Difference[] {
  const { caseNo } = intake;
  const settled = units.filter((unit) => unit.state === 'settled' && unit.caseNo === caseNo);
  const countOf = (ends: readonly string[]): number =>
    settled.filter(({ settledAs }) => ends.includes(settledAs ?? '')).length;
  const returned = countOf(['returned', 'exchanged']);
  const refunded = settled.length - returned - countOf(['reshipped']);
  const accepted = steps.reduce(
    (sum, { event }) => sum + (event.type === 'returnSettled' ? event.data.accepted : 0),
    0,
  );
  const paid = steps.some(({ event }) => event.type === 'refundPlanned' || event.type === 'taskOpened');
  const u2 = differs('U2');
  return [
    ...(returned === accepted
      ? []
      : [u2(caseNo, `${returned} units are settled as returned, the case accepted ${accepted}`)]),
    ...(refunded > 0 && !paid
      ? [u2(caseNo, `${refunded} units are settled as refunded, the case planned no refund`)]
      : []),
  ];
}

/** Parcels and cancellations as both sides know them. */
export function goodsOfBoth({ cases }: Evidence, world: World): Difference[] {
  return [
    ...cases.flatMap((one) => returnsOf(one, world)),
    ...cases.flatMap((one) => cancellationsOf(one, world)),
    ...strangersIn(cases, world),
  ];
}

function returnsOf(one: CaseEvidence, { returns, labels }: World): Difference[] {
  const { caseNo } = one.intake;
  // a return that a person arranged by hand has a label of another kind
  const told = one.steps.flatMap(({ event }) =>
    event.type === 'returnAuthorised' && !isStaff(event.by) ? [event.data] : [],
  );
  const theirs = returns.filter(({ rma }) => rma.startsWith(`RMA-${caseNo}-`));
  const printed = labels.filter(({ reference }) => reference.startsWith(`RMA-${caseNo}-`));
  const knows = new Set(told.map(({ rma }) => rma));
  const awaited = !isClosed(one);
  const s1 = differs('S1');
  const s2 = differs('S2');
  return [
    ...doubled(theirs.map(({ rma }) => rma)).map((rma) => s1(caseNo, `the warehouse authorised ${rma} more than once`)),
    ...[...knows]
      .filter((rma) => !theirs.some((there) => there.rma === rma))
      .map((rma) => s1(caseNo, `the warehouse does not know ${rma}`)),
    ...theirs
      .filter(({ rma }) => !awaited && !knows.has(rma))
      .map(({ rma }) => s1(caseNo, `the case does not know ${rma}, which the warehouse authorised`)),
    ...doubled(printed.map(({ reference }) => reference)).map((rma) => s2(caseNo, `${rma} has more than one label`)),
    ...told
      .filter(({ trackingNo }) => !printed.some((label) => label.trackingNo === trackingNo))
      .map(({ trackingNo }) => s2(caseNo, `the carrier printed no label ${trackingNo}`)),
  ];
}

function cancellationsOf(one: CaseEvidence, { cancellations }: World): Difference[] {
  const { caseNo } = one.intake;
  const times = cancellations.filter((key) => key === cancellationKeyOf(caseNo)).length;
  const told = one.steps.some(({ event }) => event.type === 'unitsCancelled' && !isStaff(event.by));
  const s3 = differs('S3');
  if (times > 1) return [s3(caseNo, `the shop cancelled units ${times} times`)];
  if (told && times === 0) return [s3(caseNo, 'the shop cancelled nothing')];
  return times === 1 && !told && isClosed(one)
    ? [s3(caseNo, 'the case does not know that the shop cancelled its units')]
    : [];
}

/** Returns of cases that we never heard of. */
function strangersIn(cases: readonly CaseEvidence[], { returns }: World): Difference[] {
  const known = cases.map(({ intake }) => `RMA-${intake.caseNo}-`);
  return returns
    .filter(({ rma }) => rma.startsWith('RMA-AS-') && !known.some((prefix) => rma.startsWith(prefix)))
    .map(({ rma }) => differs('S1')(rma, 'is authorised for a case that does not exist'));
}

const doubled = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
