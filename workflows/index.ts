export { caseWorkflow } from './case/case.workflow.ts';
export { digestWorkflow } from './day/digest.workflow.ts';
export { sweepWorkflow } from './day/sweep.workflow.ts';
export { waybillsWorkflow } from './day/waybills.workflow.ts';
