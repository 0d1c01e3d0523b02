import { patched, sleep } from '@temporalio/workflow';
import type { CaseInput } from '#workflows/case/messages.ts';
import { caseWorkflow as present } from '#workflows/index.ts';

/** The case as somebody might change it: a pause before anything else. The test says how, in the bundle's own text. */
const HOW: string = 'how it is changed';

export async function caseWorkflow(input: CaseInput): Promise<void> {
  if (HOW === 'bare' || (HOW === 'patched' && patched('a-pause-first'))) await sleep('1 minute');
  return present(input);
}
