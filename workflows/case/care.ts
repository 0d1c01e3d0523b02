import { needsCare } from '#domain/negotiation/care.ts';
import { own } from './activities.ts';
import { NOTHING, type CaseRun } from './run.ts';

/** Has the policy look at a score that was not the best, whatever stage the answer led to (E2). */
export const care = (run: CaseRun): Promise<void> =>
  run.write(`care ${run.state.seq}`, (call, state) =>
    needsCare(state) ? own.care({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
  );
