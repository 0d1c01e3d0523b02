import { command, type Words } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { caseParams } from '#api/schemas/fields.ts';
import { answers, type GivenAnswers } from '#api/schemas/intake.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { commandResponses } from '#api/schemas/responses.ts';

export const answerQuestions = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/answers',
  operationId: 'answerQuestions',
  tag: 'acts',
  summary: 'Answer open questions',
  cites: ['A3'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: caseParams,
  body: answers,
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now', 'question_unknown', 'evidence_unknown'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'answerQuestions',
      data: { answers: factsOf(body) },
      words: wordsOf(body),
    }),
});

/** What the case is told: facts, and that words and proof exist. */
const factsOf = ({ items, problem, wish, symptom, symptomCode, cause, evidence }: GivenAnswers) =>
  withoutAbsent({
    items: items?.map(({ line, quantity }) => ({ lineNo: line, quantity })),
    problem,
    wish,
    symptom: symptom === undefined ? undefined : true,
    symptomCode,
    cause,
    evidence: evidence?.length,
  });

const wordsOf = ({ symptom, evidence = [] }: GivenAnswers): Words[] => [
  ...(symptom === undefined ? [] : [{ kind: 'symptom' as const, text: symptom }]),
  ...evidence.map((url) => ({ kind: 'evidence' as const, url })),
];
