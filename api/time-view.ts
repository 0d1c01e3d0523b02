import { CLOCKS, type Clock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseView } from './schemas/case.ts';

const iso = (at: number): string => new Date(at).toISOString();

export const clockView = (clock: Clock): CaseView['clocks'][number] => ({
  name: clock.name,
  waitsFor: CLOCKS[clock.name].waitsFor,
  startedAt: iso(clock.startedAt),
  dueAt: iso(clock.dueAt),
  reminders: clock.marks.map(iso),
  then: clock.then,
  to: clock.to ?? null,
  within: clock.within ?? null,
  setBy: clock.setBy ?? null,
});

/** What was promised, kept or not, and what slipped: missed dates stay to be seen (D7, E6); who gave one is the house's business. */
export const promisedView = (state: CaseState, isCustomer: boolean): Pick<CaseView, 'promises' | 'slips'> => ({
  promises: (state.promises ?? []).map(({ id, madeAt, dueAt, status, missed, owner, calledTo }) => ({
    id,
    madeAt: iso(madeAt),
    dueAt: iso(dueAt),
    status,
    missed,
    owner: isCustomer ? null : owner,
    calledTo: isCustomer ? null : (calledTo ?? null),
  })),
  slips: (state.slips ?? []).map(({ clock, promisedAt, newAt, reason, toldAt, missed }) => ({
    clock,
    promisedAt: iso(promisedAt),
    newAt: iso(newAt),
    reason,
    toldAt: iso(toldAt),
    missed,
  })),
});
