import type { CaseEvent } from '#domain/case/events.ts';
import { CLOCKS, type Clock, type ClockName } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isStaffRole } from '#domain/roles.ts';

/** How a marketplace says that a case of its own stands. */
export const MIRROR_STATES = ['open', 'refunded', 'closed', 'cancelled'] as const;
export type MirrorStatus = (typeof MIRROR_STATES)[number];

/** The marketplace's own picture of the case; where it names a deadline, that one binds and is never recomputed (R46). */
export interface Mirror {
  readonly status: MirrorStatus;
  readonly deadline?: MirrorDeadline;
  readonly toldAt: number;
}

/** Until when the marketplace waits, epoch ms, and for whom. */
export interface MirrorDeadline {
  readonly at: number;
  readonly waitsFor: 'merchant' | 'customer';
}

export interface MirrorState {
  readonly mirror?: Mirror;
}
export interface MirrorEvents {
  mirrorTold: { status: MirrorStatus; deadline?: MirrorDeadline };
}

/** Folds what the marketplace told: its deadline takes the place of ours on every running clock of that side. */
export function applyToMirror(state: CaseState, event: CaseEvent): CaseState {
  if (event.type !== 'mirrorTold') return state;
  const { status, deadline } = event.data;
  return {
    ...state,
    mirror: { status, ...(deadline ? { deadline } : {}), toldAt: event.at },
    clocks: deadline
      ? state.clocks.map((clock) => (isOfSide(clock.name, deadline) ? boundBy(clock, deadline) : clock))
      : state.clocks,
  };
}

/** What a person promised and what the shop does for itself are no business of the marketplace. */
const OURS: ReadonlySet<ClockName> = new Set(['promise', 'revisit', 'revisitAnswer', 'revisitCall', 'watch']);

const isOfSide = (name: ClockName, { waitsFor }: MirrorDeadline): boolean =>
  !OURS.has(name) && (waitsFor === 'customer') === (CLOCKS[name].waitsFor === 'customer') && isSomebody(name);

const isSomebody = (name: ClockName): boolean =>
  CLOCKS[name].waitsFor === 'customer' || isStaffRole(CLOCKS[name].waitsFor);

/** The clock with the marketplace's deadline (R46). */
export function boundBy({ slip: _slip, within: _within, ...clock }: Clock, { at }: MirrorDeadline): Clock {
  return { ...clock, dueAt: at, marks: clock.marks.filter((mark) => mark < at), setBy: 'marketplace' };
}

/** The marketplace's deadline that binds a clock which starts now; undefined when none does or it is over. */
export const deadlineFor = ({ mirror }: CaseState, name: ClockName, at: number): MirrorDeadline | undefined =>
  mirror?.deadline && mirror.deadline.at > at && isOfSide(name, mirror.deadline) ? mirror.deadline : undefined;

/** Whether the marketplace says the same of the case as we do; a difference is shown and a person looks (R46). */
export function agrees({ mirror, stage, refunds, outcome }: CaseState): boolean {
  if (!mirror) return true;
  const isOver = stage === 'closed' || stage === 'archived' || stage === 'followUp';
  const isPaid = refunds.some(({ status }) => status === 'arrived' || status === 'accepted');
  const holds: Readonly<Record<MirrorStatus, boolean>> = {
    open: !isOver,
    refunded: isPaid,
    closed: isOver,
    cancelled: outcome === 'withdrawn',
  };
  return holds[mirror.status];
}
