import type { Client } from '@temporalio/client';
import { workflowIdOf, type CaseNo } from '#domain/ids.ts';
import type { Priority } from '#domain/triage.ts';
import type { PolicyBook } from '#policies/load.ts';
import { startPriority } from '#policies/start-priority.ts';
import { findCase } from '#store/cases.ts';
import type { Queries } from '#store/db.ts';

interface RaiseDeps {
  readonly client: Client;
  readonly queries: Queries;
  readonly policies: PolicyBook;
  readonly onFailure: (err: unknown, caseNo: CaseNo) => void;
}

/**
 * The work of a case is queued by what its request said; whose order it is comes out later. Where that makes it more
 * urgent, its tasks go before others from then on (A7, J3). It is only an order of work: a failure is told and left.
 */
export const raisePriority =
  ({ client, queries, policies, onFailure }: RaiseDeps) =>
  async (caseNo: CaseNo, priority: Priority): Promise<void> => {
    try {
      const found = await findCase(queries, caseNo);
      if (!found || priority >= startPriority(policies)(found.state)) return;
      await client.workflowService.updateWorkflowExecutionOptions({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: workflowIdOf(caseNo) },
        workflowExecutionOptions: { priority: { priorityKey: priority, fairnessKey: found.state.request.shop } },
        updateMask: { paths: ['priority'] },
      });
    } catch (error) {
      onFailure(error, caseNo);
    }
  };
