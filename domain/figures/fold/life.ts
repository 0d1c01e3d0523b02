import type { CaseEvent } from '#domain/case/events.ts';
import { isStaff } from '#domain/case/actor.ts';
import type { Stage } from '#domain/case/stages.ts';
import type { CaseFacts, Ended } from '#domain/figures/facts.ts';
import type { FactFold } from './step.ts';

const RESOLVED: ReadonlySet<Stage> = new Set<Stage>(['followUp', 'closed', 'archived']);
const CLOSED: ReadonlySet<Stage> = new Set<Stage>(['closed', 'archived']);

/** First answer, resolutions, closings, and what was taken up again (F1, E2). */
export const foldLife: FactFold = (facts, { event, before, after }) => {
  const answered = before.firstResponseAt === undefined && after.firstResponseAt !== undefined;
  const told = answered ? responded(facts, event, after.firstResponseAt) : facts;
  return event.type === 'stageMoved' ? moved(told, before.stage, event) : named(told, event);
};

const responded = (facts: CaseFacts, { by }: CaseEvent, at = 0): CaseFacts => ({
  ...facts,
  respondedAt: at,
  ...(isStaff(by) && by.id !== undefined ? { respondedBy: by.id } : {}),
});

function moved(facts: CaseFacts, from: Stage, { at, data: { to } }: CaseEvent<'stageMoved'>): CaseFacts {
  return {
    ...facts,
    resolved: passed(facts.resolved, { was: RESOLVED.has(from), is: RESOLVED.has(to), at }),
    closed: passed(facts.closed, { was: CLOSED.has(from), is: CLOSED.has(to), at }),
  };
}

function passed(ends: readonly Ended[], { was, is, at }: { was: boolean; is: boolean; at: number }): readonly Ended[] {
  if (is && !was) return [...ends, { at }];
  return was && !is ? withLast(ends, (end) => ({ ...end, reopenedAt: at })) : ends;
}

/** Why a case is taken up again is told before it moves. */
function named(facts: CaseFacts, event: CaseEvent): CaseFacts {
  if (event.type !== 'caseReopened') return facts;
  const { why } = event.data;
  return {
    ...facts,
    resolved: withLast(facts.resolved, (end) => ({ ...end, why })),
    closed: withLast(facts.closed, (end) => ({ ...end, why })),
  };
}

const withLast = (ends: readonly Ended[], change: (end: Ended) => Ended): readonly Ended[] =>
  ends.map((end, index) => (index === ends.length - 1 && end.reopenedAt === undefined ? change(end) : end));
