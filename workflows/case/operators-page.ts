import { operatorsPage } from '#domain/case/operators-page.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isStuck, waitingOn } from '#domain/case/waiting-on.ts';
import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';

const STAGE = defineSearchAttributeKey('AftercareStage', 'KEYWORD');
const WAITING_ON = defineSearchAttributeKey('AftercareWaitingOn', 'KEYWORD');
const STUCK = defineSearchAttributeKey('AftercareStuck', 'BOOL');

/**
 * Shows a case in the Temporal Web UI: a live page of whose turn it is, since when and what then (no history), and
 * the search attributes, written only when the stage or being stuck changed (one event and one action each).
 */
export function createOperatorsPage(): (state: CaseState) => void {
  let shown = 'intake false';
  return (state) => {
    setCurrentDetails(operatorsPage(state));
    const now = `${state.stage} ${isStuck(state)}`;
    if (now === shown || state.stage === 'archived') return;
    shown = now;
    upsertSearchAttributes([
      { key: STAGE, value: state.stage },
      { key: WAITING_ON, value: waitingOn(state) },
      { key: STUCK, value: isStuck(state) },
    ]);
  };
}
