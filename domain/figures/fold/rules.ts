import type { FactFold } from './step.ts';

/** What the rules refused, and where people decided against them: what policy owners hear of (I4, R37). */
export const foldRules: FactFold = (facts, { event }) => {
  const { at } = event;
  if (event.type === 'requestRefused')
    return { ...facts, refusals: [...facts.refusals, { at, rule: event.because ?? '', code: event.data.code }] };
  if (event.type === 'ruleOverridden')
    return { ...facts, overrides: [...facts.overrides, { at, rule: event.data.rule, said: event.data.said }] };
  return facts;
};
