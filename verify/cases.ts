import { differs, type Difference } from './difference.ts';
import { isClosed, type CaseEvidence, type Evidence } from './evidence.ts';

/** What holds of each case by Postgres alone. */
export const casesOfOurs = (evidence: Evidence, { acceptedBefore }: { acceptedBefore: number }): Difference[] =>
  evidence.cases.flatMap((one) => [...gapless(one), ...taken(one, acceptedBefore), ...lettingGo(one, evidence)]);

function gapless({ intake: { caseNo }, steps, row }: CaseEvidence): Difference[] {
  const c2 = differs('C2');
  const gap = steps.findIndex(({ event }, index) => event.seq !== index + 1);
  if (gap >= 0) return [c2(caseNo, `event ${gap + 1} is missing`)];
  const seq = row?.seq ?? 0;
  return seq === steps.length ? [] : [c2(caseNo, `its record ends with ${steps.length}, its version is ${seq}`)];
}

function taken({ intake: { caseNo, receivedAt }, steps }: CaseEvidence, acceptedBefore: number): Difference[] {
  return steps.length === 0 && receivedAt < acceptedBefore
    ? [
        differs('A1')(
          caseNo,
          `its request was accepted at ${new Date(receivedAt).toISOString()} and nothing came of it`,
        ),
      ]
    : [];
}

const ON_ITS_WAY: ReadonlySet<string> = new Set(['planned', 'accepted', 'held', 'unknown']);

function lettingGo(one: CaseEvidence, { refunds }: Evidence): Difference[] {
  if (!isClosed(one)) return [];
  const { caseNo, open } = one.intake;
  const c3 = differs('C3');
  const held = refunds.filter((refund) => refund.caseNo === caseNo && ON_ITS_WAY.has(refund.state));
  return [
    ...held.map(({ key, state }) => c3(caseNo, `is over while ${key} is ${state}`)),
    ...(open ? [c3(caseNo, 'is over and still claims its problem')] : []),
  ];
}
