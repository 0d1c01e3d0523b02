import { apply } from '#domain/case/apply.ts';
import type { Actor } from '#domain/case/actor.ts';
import { system } from '#domain/case/actor.ts';
import { actOf } from '#domain/case/clock-ends.ts';
import {
  earliest,
  nextInstant,
  type Clock,
  type ClockEnd,
  type ClockName,
  type WantedClock,
} from '#domain/case/clocks.ts';
import type { CommandData, Happening, HappeningData, HappeningType } from '#domain/case/commands.ts';
import { decide, type PlainCommand } from '#domain/case/decide.ts';
import type { CaseEvent, EventData, EventType, NewEvent } from '#domain/case/events.ts';
import { judge } from '#domain/case/judge.ts';
import { withMoves } from '#domain/case/moves.ts';
import { event } from '#domain/case/new-event.ts';
import { noticesOf, type Notice } from '#domain/case/notices.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { accept, type Result } from '#domain/refusals.ts';
import type { LadderRole } from '#domain/roles.ts';

export const CASE_NO = 'AS-2026-000001';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** When the case of a test begins. */
export const START = Date.UTC(2026, 10, 20, 9);

/** A complete request for two units of one line: nothing has to be asked. */
export const A_REQUEST: CaseRequest = {
  shop: 'retail-us',
  order: '#W2611340',
  channel: 'web',
  locale: 'en',
  items: [{ lineNo: 1, quantity: 2 }],
  problem: 'no_longer_wanted',
  wish: 'return_and_refund',
  hasSymptom: false,
  evidence: 0,
};
export const A_POLICY = { id: 'retail-us', version: '2026-01' };

/** How long the clocks of a test run: plain, since policies and calendars have tests of their own. */
interface Length {
  readonly within: number;
  readonly marks?: readonly number[];
  readonly then: ClockEnd;
  /** Who is called at the end (F2). */
  readonly to?: LadderRole;
}
export type Lengths = Readonly<Record<ClockName, Length>>;
export const LENGTHS: Lengths = {
  openQuestions: { within: 5 * DAY, marks: [2 * DAY, 4 * DAY], then: 'lapse' },
  offerAnswer: { within: 7 * DAY, marks: [3 * DAY], then: 'lapse' },
  refusalDispute: { within: 14 * DAY, then: 'close' },
  customerShips: { within: 14 * DAY, marks: [7 * DAY], then: 'lapse' },
  parcelSilent: { within: 7 * DAY, then: 'trace' },
  merchantReceives: { within: 7 * DAY, then: 'accept' },
  supervisorDecision: { within: 3 * DAY, marks: [DAY], then: 'escalate' },
  newOffer: { within: 2 * DAY, then: 'escalate' },
  approval: { within: DAY, then: 'escalate' },
  care: { within: 2 * DAY, then: 'escalate' },
  customerReply: { within: 3 * DAY, marks: [DAY], then: 'expire' },
  guidanceAnswer: { within: 3 * DAY, marks: [DAY], then: 'close' },
  grantExpiry: { within: 90 * DAY, marks: [80 * DAY], then: 'expire' },
  stuckStep: { within: 4 * HOUR, then: 'escalate' },
  refundArrival: { within: 7 * DAY, marks: [6 * DAY], then: 'slip' },
  refundNotBefore: { within: HOUR, then: 'poll' },
  disputeEvidence: { within: 7 * DAY, marks: [3 * DAY], then: 'escalate' },
  disputePoll: { within: DAY, then: 'poll' },
  deductionContest: { within: 7 * DAY, marks: [5 * DAY], then: 'close' },
  refundPoll: { within: 12 * HOUR, then: 'poll' },
  revisit: { within: 5 * DAY, then: 'ask' },
  revisitAnswer: { within: 7 * DAY, then: 'close' },
  revisitCall: { within: 2 * DAY, then: 'escalate' },
  promise: { within: DAY, marks: [12 * HOUR], then: 'escalate' },
  consultationAnswer: { within: DAY, then: 'escalate' },
  complaintAnswer: { within: 8 * HOUR, then: 'escalate' },
  reviewContact: { within: 4 * HOUR, then: 'escalate' },
  departmentAnswer: { within: DAY, then: 'escalate' },
  reservationEnds: { within: 2 * DAY, then: 'expire' },
  shipmentDue: { within: 2 * DAY, then: 'slip' },
  shipmentSilent: { within: 2 * DAY, then: 'trace' },
  foreignGoods: { within: 7 * DAY, marks: [3 * DAY], then: 'expire' },
  interceptAnswer: { within: DAY, then: 'trace' },
  chargeDue: { within: 2 * DAY, then: 'lapse' },
  quoteAnswer: { within: 3 * DAY, marks: [DAY], then: 'lapse' },
  repairDue: { within: 7 * DAY, marks: [6 * DAY], then: 'trace' },
  watch: { within: 60 * DAY, then: 'archive' },
};

export const CUSTOMER: Actor = { type: 'customer', id: 'link' };
export const AGENT: Actor = { type: 'agent', id: 'agent-1' };
export const SUPERVISOR: Actor = { type: 'supervisor', id: 'supervisor-1' };
export const OUTSIDE: Actor = { type: 'provider', id: 'test' };

type Written = readonly CaseEvent[];

/** A case that is driven by hand, with a journal in memory that numbers events and starts clocks as the real one does. */
export interface TestCase {
  readonly state: CaseState;
  readonly journal: Written;
  readonly now: number;
  /** What people were told, as the store writes it to its outbox. */
  readonly told: readonly Notice[];
  /** Puts what happened on record, with the moves that follow. */
  write(events: readonly NewEvent[]): Written;
  put<T extends EventType>(type: T, data: EventData[T], by?: Actor): Written;
  ask<N extends PlainCommand>(name: N, data: CommandData[N], by?: Actor): Result<Written>;
  /** Judges a happening; one whose id was heard before is ignored, as the workflow does. */
  hear<T extends HappeningType>(type: T, data: HappeningData[T], id?: string): Written;
  take(happening: Happening): Written;
  /** Moves the time to the next clock and lets it act once. */
  clockActs(): Written;
  /** Lets every clock act that is due by then. */
  wait(ms: number): Written;
}

export function aCase({
  lengths = LENGTHS,
  request = A_REQUEST,
}: { lengths?: Lengths; request?: CaseRequest } = {}): TestCase {
  const test = driven(lengths);
  test.ask('openCase', { request, policy: A_POLICY });
  return test;
}

/** A case before its first event. */
export function driven(lengths: Lengths = LENGTHS): TestCase {
  let state = emptyState(CASE_NO);
  let now = START;
  const journal: CaseEvent[] = [];
  const told: Notice[] = [];
  const seen = new Set<string>();
  const fold = (one: NewEvent): CaseEvent => {
    const numbered: CaseEvent = { ...one, seq: state.seq + 1 };
    state = apply(state, numbered);
    journal.push(numbered);
    return numbered;
  };
  const actUntil = (end: number): Written => {
    const acted: CaseEvent[] = [];
    for (let clock = earliest(state.clocks); clock && nextInstant(clock) <= end; clock = earliest(state.clocks)) {
      now = Math.max(now, nextInstant(clock));
      acted.push(...test.write(actOf(state, clock, now)));
    }
    return acted;
  };
  const test: TestCase = {
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    journal,
    told,
    write(events) {
      const before = state;
      const written = withMoves(state, events).map(fold);
      const clocks = written.length === 0 ? [] : missingClocks(state).map((wanted) => arranged(wanted, lengths, now));
      if (clocks.length > 0) written.push(fold(event('clocksSet', { clocks }, { by: system('clocks'), at: now })));
      told.push(...noticesAbout(before, written, state));
      return written;
    },
    put: (type, data, by = OUTSIDE) => test.write([event(type, data, { by, at: now }) as NewEvent]),
    ask(name, data, by = CUSTOMER) {
      const decided = decide(state, { name, by, data }, now);
      return decided.ok ? accept(test.write(decided.value)) : decided;
    },
    hear: (type, data, id = `happening ${seen.size}`) =>
      test.take({ type, id, by: OUTSIDE, at: now, data } as Happening),
    take(happening) {
      if (seen.has(happening.id)) return [];
      seen.add(happening.id);
      return test.write(judge(state, happening, now));
    },
    clockActs() {
      const clock = earliest(state.clocks);
      if (!clock) return [];
      now = Math.max(now, nextInstant(clock));
      return test.write(actOf(state, clock, now));
    },
    wait(ms) {
      const end = now + ms;
      const acted = actUntil(end);
      now = end;
      return acted;
    },
  };
  return test;
}

/** Each event's notices, from the state after it and the clocks that run when all of the write is on record. */
function noticesAbout(before: CaseState, written: Written, { clocks }: CaseState): readonly Notice[] {
  let state = before;
  return written.flatMap((one) => {
    state = apply(state, one);
    return noticesOf(one, state, clocks);
  });
}

const missingClocks = (state: CaseState): readonly WantedClock[] =>
  wantedClocks(state).filter(
    ({ name, key }) => !state.clocks.some((clock) => clock.name === name && clock.key === key),
  );

function arranged(wanted: WantedClock, lengths: Lengths, at: number): Clock {
  const { within, marks = [], then, to } = lengths[wanted.name];
  const clock = { ...wanted, startedAt: at, dueAt: at + within, marks: marks.map((mark) => at + mark), then };
  return to ? { ...clock, to } : clock;
}

/** The types of what was written, without the clocks that merely started. */
export const typesOf = (events: readonly Pick<CaseEvent, 'type'>[]): readonly EventType[] =>
  events.map(({ type }) => type).filter((type) => type !== 'clocksSet');

/** The clocks that run, by name. */
export const clocksOf = ({ clocks }: CaseState): readonly ClockName[] => clocks.map(({ name }) => name);
