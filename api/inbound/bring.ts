import { command, type Words } from '#api/command.ts';
import type { Principal } from '#api/access.ts';
import { Problem } from '#api/problems.ts';
import type { Answer, Context } from '#api/route.ts';
import { openFrom } from '#api/routes/open-case.ts';
import { newCase, type NewCase } from '#api/schemas/intake.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import type { Settled } from '#store/inbound/messages.ts';
import type { Question } from '#domain/intake/request.ts';

/** A context for somebody whose words came another way than by this request; `key` makes a repetition harmless. */
export const actingAs = (context: Context, principal: Principal, key: string): Context => ({
  ...context,
  principal,
  idempotencyKey: key,
  key: `inbound:${principal.id}:${key}`,
  ifMatch: undefined,
  ifNoneMatch: undefined,
});

/** A request that does not have the form of one, by the first field that is wrong. */
export interface Misfit {
  readonly field: string;
  readonly message: string;
}

/** The request as the API takes it, or what is wrong with it. */
export function requestFrom(given: unknown): { readonly body: NewCase } | { readonly misfit: Misfit } {
  const read = newCase.safeParse(given);
  if (read.success) return { body: read.data };
  const [issue] = read.error.issues;
  return { misfit: { field: `/${(issue?.path ?? []).join('/')}`, message: issue?.message ?? 'is wrong' } };
}

/** Opens a case as any other request does; what was refused by rule is a case all the same (B4). */
export async function open(context: Context, body: NewCase): Promise<Settled & { readonly duplicate: boolean }> {
  try {
    const answer = await openFrom(body, context);
    const { caseNo, duplicate } = answer.body as { caseNo: string; duplicate: boolean };
    return { outcome: 'case', caseNo, shop: body.shop, duplicate };
  } catch (error) {
    const caseNo = error instanceof Problem ? error.details.more?.['case'] : undefined;
    if (!(error instanceof Problem) || typeof caseNo !== 'string') throw error;
    return { outcome: 'case', caseNo, shop: body.shop, why: error.code, duplicate: false };
  }
}

/** What a customer wrote and showed, on its way to their case. */
export interface Reply {
  readonly caseNo: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
}

/**
 * Adds what a customer wrote to their case: to its open questions, where it answers them, else to whoever has it. The
 * same principal as a link's: a customer in one case.
 */
export async function addToCase(context: Context, reply: Reply): Promise<Settled> {
  const { caseNo, text, evidence, questions } = reply;
  const shown: Words[] = evidence.map((url) => ({ kind: 'evidence', url }));
  const answersSymptom = questions.includes('symptom') && text !== '';
  const answersEvidence = questions.includes('evidence') && evidence.length > 0;
  if (answersSymptom || answersEvidence) {
    await sent(context, () =>
      command(stepOf(context, 'answers'), {
        caseNo,
        name: 'answerQuestions',
        data: {
          answers: {
            ...(answersSymptom ? { symptom: true as const } : {}),
            ...(answersEvidence ? { evidence: evidence.length } : {}),
          },
        },
        words: [...(answersSymptom ? [{ kind: 'symptom' as const, text }] : []), ...shown],
      }),
    );
    if (answersSymptom || text === '') return { outcome: 'reply', caseNo };
  }
  const words: Words[] = [
    ...(text === '' ? [] : [{ kind: 'answer' as const, text }]),
    ...(answersEvidence ? [] : shown),
  ];
  await sent(context, () => command(stepOf(context, 'words'), { caseNo, name: 'writeToUs', data: {}, words }));
  return { outcome: 'reply', caseNo };
}

const stepOf = (context: Context, step: string): Context => ({ ...context, key: `${context.key ?? ''}/${step}` });

/** A case that answers later has it nonetheless; one that says no leaves it to a person. */
async function sent(_context: Context, act: () => Promise<Answer>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Problem && isRefusalCode(error.code)) throw new Refused(error.code);
    throw error;
  }
}

/** The case takes no words any more, or not these. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
