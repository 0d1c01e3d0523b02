import type { Deciders } from '#domain/case/decide.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { DiagnosisCommands } from './events.ts';

/**
 * A supervisor finds otherwise than the rule did, with a reason (B4, R37). A refusal, or a question to a supervisor,
 * that came of the old finding is judged anew; an offer that is out stands until an agent has made the next one.
 */
export const findingDeciders: Pick<Deciders, keyof DiagnosisCommands> = {
  changeFinding: (state, { liability, reason }, act) => {
    const { stage, finding, offer, tasks } = state;
    if (stage === 'closed') return refuse('case_closed');
    if (!finding || (stage !== 'diagnosis' && stage !== 'negotiation')) return refuse('not_now', { stage });
    if (finding.liability === liability) return accept([]);
    const change = { ...event('findingChanged', { liability, overrode: finding.rule }, act), because: reason };
    if (stage === 'diagnosis') {
      const moot = tasks.filter(({ kind }) => kind === 'decide');
      return accept([...moot.map(({ id }) => event('taskDone', { task: id, how: 'superseded' }, act)), change]);
    }
    const isAsked = offer?.status !== 'open' || tasks.some(({ kind }) => kind === 'newOffer');
    return accept([
      change,
      ...(isAsked ? [] : [openTask(state, { kind: 'newOffer', why: `now the ${liability} is liable` }, act)]),
    ]);
  },
};
