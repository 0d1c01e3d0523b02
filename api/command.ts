import type { CaseBrief, CommandData, CommandName } from '#domain/case/commands.ts';
import { actorOf } from './access.ts';
import type { CommandOutcome } from '#case-client/port.ts';
import { viewOf } from './case-view.ts';
import type { CaseRecord, NewTexts } from './deps.ts';
import { checkEvidence } from './evidence-check.ts';
import { asking, ownCase } from './own-case.ts';
import { checkIfMatch, etagOf } from './preconditions.ts';
import { refusalProblem } from './problem-of.ts';
import { Problem } from './problems.ts';
import type { Answer, Context } from './route.ts';

export type Words = Omit<NewTexts['texts'][number], 'by' | 'at'>;

/** By which the words of this act are found in the store (R50). */
export const sourceOf = ({ key, requestId }: Context): string => key ?? requestId;

export interface Asked<N extends CommandName> {
  readonly caseNo: string;
  readonly name: N;
  readonly data: CommandData[N] | ((record: CaseRecord) => CommandData[N]);
  /** What the person wrote: kept in the store before the case is told that it exists (R50). */
  readonly words?: readonly Words[] | ((record: CaseRecord) => readonly Words[]);
  /** Whether the version the decision was made on must be named. */
  readonly needsVersion?: boolean;
  /** What depends on the case itself, checked before anything is stored. */
  readonly check?: (record: CaseRecord) => void;
}

/** Asks a case to do something for the caller, and answers with where the case then stands. */
export async function command<N extends CommandName>(context: Context, asked: Asked<N>): Promise<Answer> {
  const { deps } = context;
  const { caseNo, name, data, words: given = [] } = asked;
  const record = await ownCase(context, caseNo);
  await checkIfMatch(context, record, asked.needsVersion ?? false);
  asked.check?.(record);
  const words = typeof given === 'function' ? given(record) : given;
  await checkEvidence(context, record, addressesIn(words));
  const by = actorOf(asking(context));
  const updateId = context.key ?? `${name}:${context.requestId}`;
  if (words.length > 0) {
    const at = deps.now();
    await deps.texts.add({ caseNo, source: updateId, texts: words.map((one) => ({ ...one, by, at })) });
  }
  const outcome = await deps.commands.send(name, {
    caseNo,
    by,
    data: typeof data === 'function' ? data(record) : data,
    updateId,
  });
  return commandAnswer(context, record, outcome);
}

const addressesIn = (words: readonly Words[]): string[] =>
  words.flatMap(({ kind, url }) => (kind === 'evidence' && url !== undefined ? [url] : []));

async function commandAnswer(context: Context, record: CaseRecord, outcome: CommandOutcome): Promise<Answer> {
  const { caseNo } = record;
  switch (outcome.kind) {
    case 'done': {
      const { brief } = outcome;
      return {
        status: 200,
        body: answerBody(context, brief, await context.deps.cases.get(caseNo)),
        headers: { ETag: etagOf(brief.seq) },
      };
    }
    case 'refused':
      throw refusalProblem(outcome.refusal, { case: caseNo });
    case 'later':
      return takenForLater(caseNo);
    case 'gone':
      // A case that recorded something and whose workflow is gone has been archived; one without is about to start.
      if (record.state.seq > 0) throw new Problem('case_closed', { more: { case: caseNo } });
      throw new Problem('unavailable', { headers: { 'Retry-After': '2' } });
  }
}

/** Where the case stands, in short by its own word and in full as its record shows it. */
export const answerBody = (
  context: Context,
  brief: CaseBrief,
  record: CaseRecord | undefined,
): Record<string, unknown> => ({
  caseNo: brief.caseNo,
  version: brief.seq,
  stage: brief.stage,
  waitingOn: brief.waitingOn,
  case: record ? viewOf(record, asking(context).role) : null,
});

export const caseLocation = (caseNo: string): string => `/v1/cases/${caseNo}`;

/** The case has been asked and will answer later: reading it, or asking again with the same key, tells. */
export const takenForLater = (caseNo: string, more: Readonly<Record<string, unknown>> = {}): Answer => ({
  status: 202,
  body: { caseNo, accepted: true, ...more },
  headers: { Location: caseLocation(caseNo), 'Retry-After': '2' },
});
