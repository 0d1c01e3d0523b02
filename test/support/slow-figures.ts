import { apply } from '#domain/case/apply.ts';
import { CLOCKS, type Clock } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';

/** One number that a case adds to a figure, and when. */
export interface Added {
  readonly at: number;
  readonly value: number;
}

/**
 * The figures of one case straight from its journal, each by a search of its own over all events: slow, and sharing
 * nothing with the facts that are folded as the events are written.
 */
export function slowFigures(events: readonly CaseEvent[]): Readonly<Record<string, readonly Added[]>> {
  const start = events[0]?.at ?? 0;
  const answered = events.find(isAnswer);
  const ends = resolutionsOf(events);
  const held = ends.filter(({ left }) => left === undefined).at(-1);
  return {
    opened: events.length === 0 ? [] : [{ at: start, value: 1 }],
    closed: events.filter((one) => movesTo(one, ['closed'])).map(({ at }) => ({ at, value: 1 })),
    first_response: answered ? [{ at: answered.at, value: answered.at - start }] : [],
    resolution: held ? [{ at: held.at, value: held.at - start }] : [],
    reopened: ends.map(({ at, from, left }) => ({
      at,
      value: Number(
        events
          .slice(from, left === undefined ? from : left + 1)
          .some((one) => one.type === 'caseReopened' && one.data.why === 'not_solved'),
      ),
    })),
    on_time: deadlinesOf(events),
    satisfaction: scoresOf(events).map(({ at, score }) => ({ at, value: score })),
    promises_kept: promisesOf(events),
    refunded: refundsOf(events),
  };
}

const isAnswer = (one: CaseEvent): boolean =>
  one.type === 'offerMade' ||
  one.type === 'requestRefused' ||
  one.type === 'replyGiven' ||
  (one.type === 'contactMade' && one.data.reached);

const movesTo = (one: CaseEvent, stages: readonly string[]): boolean =>
  one.type === 'stageMoved' && stages.includes(one.data.to);

interface Resolution {
  readonly at: number;
  readonly from: number;
  readonly left: number | undefined;
}

/** A resolution is a move into the last stages from outside of them; it is left by the next move out of them. */
function resolutionsOf(events: readonly CaseEvent[]): Resolution[] {
  const LAST = ['followUp', 'closed', 'archived'];
  const moves = events.flatMap((one, index) =>
    one.type === 'stageMoved' ? [{ index, at: one.at, to: one.data.to }] : [],
  );
  return moves.flatMap(({ index, at, to }, n) => {
    const before = moves[n - 1]?.to ?? 'intake';
    if (!LAST.includes(to) || LAST.includes(before)) return [];
    return [{ at, from: index, left: moves.slice(n + 1).find((move) => !LAST.includes(move.to))?.index }];
  });
}

const scoresOf = (events: readonly CaseEvent[]) =>
  events.flatMap((one) =>
    one.type === 'revisitAnswered' && one.data.score !== undefined ? [{ at: one.at, score: one.data.score }] : [],
  );

function promisesOf(events: readonly CaseEvent[]): Added[] {
  return events.flatMap((made) => {
    if (made.type !== 'promiseMade') return [];
    const { promise, dueAt } = made.data;
    const kept = events.find((one) => one.type === 'promiseKept' && one.data.promise === promise);
    const ran = events.some(
      (one) => one.type === 'clockEnded' && one.data.name === 'promise' && one.data.key === `${promise}.0`,
    );
    if (!kept && !ran) return [];
    return [{ at: kept && kept.at < dueAt ? kept.at : dueAt, value: kept && kept.at <= dueAt ? 1 : 0 }];
  });
}

const statesOf = (events: readonly CaseEvent[]): readonly CaseState[] => {
  const states: CaseState[] = [];
  let state = emptyState('slow');
  for (const one of events) {
    state = apply(state, one);
    states.push(state);
  }
  return states;
};

function refundsOf(events: readonly CaseEvent[]): Added[] {
  const states = statesOf(events);
  const numbers = new Set(states.flatMap(({ refunds }) => refunds.map(({ n }) => n)));
  return [...numbers].flatMap((n) => {
    const story = states.map(({ refunds }) => refunds.find((refund) => refund.n === n));
    const arrived = story.findIndex((refund) => refund?.status === 'arrived');
    if (arrived < 0) return [];
    const amount = story[arrived]?.money.amount ?? 0;
    const back = story.findIndex((refund, index) => index > arrived && refund?.status === 'reversed');
    const at = (index: number): number => events[index]?.at ?? 0;
    return [{ at: at(arrived), value: amount }, ...(back < 0 ? [] : [{ at: at(back), value: -amount }])];
  });
}

/** Each clock from the state in which it is first seen to the first in which it is not. */
function deadlinesOf(events: readonly CaseEvent[]): Added[] {
  const states = statesOf(events);
  return states.flatMap((state, index) => {
    const [next, then] = [events[index + 1], states[index + 1]];
    if (!next || !then || next.type === 'withdrawn') return [];
    return standing(state)
      .filter((clock) => binds(clock) && !standing(then).some((one) => isSame(one, clock)))
      .map((clock) => ({ at: Math.min(next.at, clock.dueAt), value: Number(isMet(clock, next)) }));
  });
}

type Standing = Clock & { readonly pausedAt?: number };

/** The clocks that run, and those that stand still and do not run as well. */
function standing({ clocks, paused = [] }: CaseState): readonly Standing[] {
  return [...clocks, ...paused.filter((one) => !clocks.some((clock) => isSame(one, clock)))];
}

function isMet({ name, key, dueAt, pausedAt }: Standing, next: CaseEvent): boolean {
  if (next.type === 'clockEnded' && next.data.name === name && next.data.key === key) return false;
  return (pausedAt ?? next.at) <= dueAt;
}

const isSame = (one: Clock, other: Clock): boolean => one.name === other.name && one.key === other.key;

const SIDES = ['agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'department', 'payments', 'carrier'];

const binds = ({ name, then }: Clock): boolean =>
  SIDES.includes(CLOCKS[name].waitsFor) &&
  then !== 'poll' &&
  !['parcelSilent', 'shipmentSilent', 'interceptAnswer'].includes(name);
