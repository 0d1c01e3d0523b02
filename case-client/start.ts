import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { workflowIdOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { Priority } from '#domain/triage.ts';
import type { CaseInput } from '#workflows/case/messages.ts';
import type { OpenOrder } from './port.ts';

const SHOP = defineSearchAttributeKey('AftercareShop', SearchAttributeType.KEYWORD);
const KIND = defineSearchAttributeKey('AftercareKind', SearchAttributeType.KEYWORD);
const STAGE = defineSearchAttributeKey('AftercareStage', SearchAttributeType.KEYWORD);
const WAITING_ON = defineSearchAttributeKey('AftercareWaitingOn', SearchAttributeType.KEYWORD);
const STUCK = defineSearchAttributeKey('AftercareStuck', SearchAttributeType.BOOL);

/** How the workflow of a case starts: once for ever under its id, found by typed attributes, summed up in one line. */
export function startOptions(
  { caseNo, request }: OpenOrder,
  { taskQueue, priority }: { readonly taskQueue: string; readonly priority: Priority },
) {
  const input: CaseInput = { caseNo };
  return {
    workflowId: workflowIdOf(caseNo),
    taskQueue,
    args: [input] as [CaseInput],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    staticSummary: forOperators(`${kindOf(request).replaceAll('_', ' ')} · ${caseNo}`),
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SHOP, value: request.shop },
      { key: KIND, value: kindOf(request) },
      { key: STAGE, value: 'intake' },
      { key: WAITING_ON, value: 'aftercare' },
      { key: STUCK, value: false },
    ]),
    priority: { priorityKey: priority, fairnessKey: request.shop },
  };
}
