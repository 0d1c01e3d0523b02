import type { Client, WorkflowHandle } from '@temporalio/client';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseBrief, CommandData, CommandName } from '#domain/case/commands.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { CASE_WORKFLOW, COMMANDS, HAPPENINGS, type CaseInput } from '#workflows/case/messages.ts';
import { CasesUnavailable, outcomeOfError } from './outcome-of-error.ts';
import type { Priority } from '#domain/triage.ts';
import type { CommandOutcome, CommandPort, OpenOrder } from './port.ts';
import { startOptions } from './start.ts';

type CaseWorkflow = (input: CaseInput) => Promise<void>;

/** Every request for one case carries this id: a case is opened once, however often it is asked (A8). */
const OPENING = 'open';

/** Asks cases through Temporal: commands are updates, named by the caller's key so that a repetition is the same one. */
export function createCaseClient(config: {
  client: Client;
  taskQueue: string;
  patienceMs: number;
  now: () => number;
  /** 1 goes first: whose work is done before others' (A7). */
  priorityOf: (order: Pick<OpenOrder, 'request' | 'policy'>) => Priority;
}): CommandPort {
  const { client, taskQueue, patienceMs, now, priorityOf } = config;
  const handleOf = (caseNo: string) => client.workflow.getHandle(workflowIdOf(caseNo));

  const asked = async (ask: () => Promise<CaseBrief>): Promise<CommandOutcome> => {
    try {
      const brief = await client.withDeadline(now() + patienceMs, ask);
      return { kind: 'done', brief };
    } catch (error) {
      return outcomeOfError(error);
    }
  };

  return {
    open: (order) =>
      asked(() =>
        client.workflow.executeUpdateWithStart(COMMANDS.openCase, {
          updateId: OPENING,
          args: [{ by: order.by, data: { request: order.request, policy: order.policy } }],
          startWorkflowOperation: new WithStartWorkflowOperation<CaseWorkflow>(
            CASE_WORKFLOW,
            startOptions(order, { taskQueue, priority: priorityOf(order) }),
          ),
        }),
      ),

    send<N extends CommandName>(
      name: N,
      { caseNo, by, data, updateId }: { caseNo: string; by: Actor; data: CommandData[N]; updateId: string },
    ) {
      return asked(() =>
        handleOf(caseNo).executeUpdate<CaseBrief, [unknown]>(name, { updateId, args: [{ by, data }] }),
      );
    },

    async recall(caseNo, updateId) {
      const outcome = await asked(() => handleOf(caseNo).getUpdateHandle<CaseBrief>(updateId).result());
      return outcome.kind === 'gone' ? undefined : outcome;
    },

    reportAgain: (report) =>
      client.withDeadline(now() + patienceMs, () => reportAgain(handleOf(report.caseNo), report)),
  };
}

type Report = Parameters<CommandPort['reportAgain']>[0];

/** A signal: taken even while no worker runs. */
async function reportAgain(handle: WorkflowHandle, { id, by, at, channel }: Report): Promise<'told' | 'gone'> {
  try {
    await handle.signal(HAPPENINGS.reportedAgain, { type: 'reportedAgain', id, by, at, data: { channel } });
    return 'told';
  } catch (error) {
    if (outcomeOfError(error).kind === 'gone') return 'gone';
    throw new CasesUnavailable('Temporal did not take the news', { cause: error });
  }
}
