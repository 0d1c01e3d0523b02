import { decide, type PlainCommand } from '#domain/case/decide.ts';
import type { CaseBrief, Command, CommandName, Happening } from '#domain/case/commands.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Refusal } from '#domain/refusals.ts';
import { REFUSALS } from '#domain/refusals.ts';
import type { UpdateDefinition } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  setHandler,
  type SignalDefinition,
} from '@temporalio/workflow';
import { own } from './activities.ts';
import { lookUpNamed } from './look-up-goods.ts';
import { COMMANDS, HAPPENINGS, stateQuery, type CommandInput } from './messages.ts';
import type { CaseRun } from './run.ts';

/**
 * Sets every handler of a case. Handlers record and answer; the loop acts. A command is validated before it enters
 * history, decided again when its turn comes, and answered once it is on record, so that whoever acted reads their
 * own act (P10). A signal's handler only keeps what happened and never throws.
 */
export function setHandlers(run: CaseRun): void {
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    if (name === 'makeOffer') setOfferHandler(run);
    else setCommandHandler(run, name);
  }
  for (const [type, signal] of Object.entries(HAPPENINGS)) {
    setHandler<void, [Happening], SignalDefinition<[Happening]>>(
      signal as SignalDefinition<[Happening]>,
      (happening) => keep(run, happening),
      {
        description: `outside: ${type}`,
      },
    );
  }
  setHandler(stateQuery, () => run.state);
}

function keep(run: CaseRun, happening: Happening): void {
  if (run.seen.has(happening.id)) return;
  run.seen.add(happening.id);
  run.inbox.push(happening);
}

type PlainInput = CommandInput<PlainCommand>;

function setCommandHandler(run: CaseRun, name: PlainCommand): void {
  const ask = (state: CaseState, input: PlainInput): readonly NewEvent[] => {
    const decided = decide(state, { name, ...input } as Command<PlainCommand>, Date.now());
    if (!decided.ok) throw refusalFailure(decided.refusal);
    return decided.value;
  };
  setHandler<CaseBrief, [PlainInput], UpdateDefinition<CaseBrief, [PlainInput]>>(
    COMMANDS[name] as UpdateDefinition<CaseBrief, [PlainInput]>,
    async (input) => {
      await run.record(causeOfUpdate(name), (state) => ask(state, input));
      if (name === 'openCase') await condition(() => isJudged(run.state));
      // A wish is answered by the policy first; the customer reads its answer, not that it is being looked for (C5).
      if (name === 'declineOffer') await condition(() => !needsCounter(run.state));
      return briefOf(run.state);
    },
    {
      validator: (input): undefined => {
        if (!run.told.has(causeOfUpdate(name))) ask(run.state, input);
      },
      description: `command: ${name}`,
    },
  );
}

/** An offer needs policy, limits and the ledger: an activity decides it (design 3.4). */
function setOfferHandler(run: CaseRun): void {
  setHandler(
    COMMANDS.makeOffer,
    async (input: CommandInput<'makeOffer'>): Promise<CaseBrief> => {
      const named = await lookUpNamed(run, input.data);
      const goods = named ? { goods: named } : {};
      await run.write(causeOfUpdate('makeOffer'), async (call) => {
        const composed = await own.composeOffer({ ...call, at: Date.now(), ...input, ...goods });
        if (!composed.ok) throw refusalFailure(composed.refusal);
        return composed.value;
      });
      return briefOf(run.state);
    },
    { description: 'command: makeOffer' },
  );
}

/** What an update is on record as: its id is the caller's key, so that a repetition is the same act. */
const causeOfUpdate = (name: CommandName): string => `${name} ${currentUpdateInfo()?.id ?? ''}`;

/** The whole domain-error channel: the refusal's code as the failure's type, its data as the first detail. */
const refusalFailure = ({ code, data }: Refusal): ApplicationFailure =>
  ApplicationFailure.nonRetryable(REFUSALS[code].says, code, data ?? {});

/** The request has its first answer: an offer, a refusal, open questions, or a person to decide. */
const isJudged = ({ stage, questions, refusal, tasks }: CaseState): boolean =>
  (stage !== 'intake' && stage !== 'diagnosis') || questions.length > 0 || refusal !== undefined || tasks.length > 0;

function briefOf(state: CaseState): CaseBrief {
  const { caseNo, seq, stage, refusal } = state;
  return {
    caseNo,
    seq,
    stage,
    waitingOn: waitingOn(state),
    ...(refusal ? { refusal: refusalOf(refusal) } : {}),
  };
}

const refusalOf = ({
  code,
  disputable,
  data,
}: NonNullable<CaseState['refusal']>): NonNullable<CaseBrief['refusal']> => ({
  code,
  disputable,
  ...(data ? { data } : {}),
});
