import type { FactFold } from './step.ts';

/** What customers answered when they were asked, and what the policy called poor (E1, E2). */
export const foldSatisfaction: FactFold = (facts, { event }) => {
  if (event.type === 'revisitAnswered' && event.data.score !== undefined)
    return { ...facts, scores: [...facts.scores, { at: event.at, score: event.data.score }] };
  if (event.type !== 'careDecided' || !event.data.poor) return facts;
  const last = facts.scores.length - 1;
  return { ...facts, scores: facts.scores.map((one, index) => (index === last ? { ...one, poor: true } : one)) };
};
