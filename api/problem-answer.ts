import { problemKind } from './problem-catalogue.ts';
import { problemBody, type Problem } from './problems.ts';
import type { Answer } from './route.ts';

/** A problem as an answer, `application/problem+json` (RFC 9457). */
export const problemAnswer = (problem: Problem, request: { instance: string; requestId: string }): Answer => ({
  status: problemKind(problem.code).status,
  body: problemBody(problem, request),
  headers: { 'Content-Type': 'application/problem+json', ...problem.details.headers },
});
