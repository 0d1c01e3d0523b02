import type { Deciders } from '#domain/case/decide.ts';
import { event, foldNew, openTask, type Act } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { canWithdraw, withdrawal } from '#domain/case/withdrawal.ts';
import { accept } from '#domain/refusals.ts';
import { agrees, type MirrorDeadline, type MirrorStatus } from './mirror.ts';

/** What a marketplace tells of its own case; told twice, it changes nothing. */
export interface MirrorCommands {
  mirror: { status: MirrorStatus; deadline?: MirrorDeadline };
}

export const mirrorDeciders: Pick<Deciders, keyof MirrorCommands> = {
  mirror: (state, data, act) => accept(isKnown(state, data) ? [] : told(state, data, act)),
};

const isKnown = ({ mirror }: CaseState, { status, deadline }: MirrorCommands['mirror']): boolean =>
  mirror?.status === status && mirror.deadline?.at === deadline?.at && mirror.deadline?.waitsFor === deadline?.waitsFor;

/** The marketplace's word wins where the case can still follow it; else the difference is a person's to settle (R46). */
function told(state: CaseState, data: MirrorCommands['mirror'], act: Act): readonly NewEvent[] {
  const news = event('mirrorTold', data, act);
  if (data.status === 'cancelled' && canWithdraw(state)) return [news, ...withdrawal(state, act)];
  const now = foldNew(state, [news]);
  const isAsked = state.tasks.some(({ kind }) => kind === 'mirror');
  return agrees(now) || isAsked
    ? [news]
    : [news, openTask(state, { kind: 'mirror', why: `the marketplace says ${data.status}` }, act)];
}
