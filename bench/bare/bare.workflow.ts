import { defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  acceptUpdate,
  answerUpdate,
  FREIGHT,
  newsSignal,
  openUpdate,
  pingUpdate,
  type BareActivities,
} from './messages.ts';

const own = proxyLocalActivities<Pick<BareActivities, 'step'>>({ startToCloseTimeout: '10 seconds' });
const STAGE = defineSearchAttributeKey('AftercareStage', 'KEYWORD');
const WAITING_ON = defineSearchAttributeKey('AftercareWaitingOn', 'KEYWORD');
const STUCK = defineSearchAttributeKey('AftercareStuck', 'BOOL');

/**
 * The commands of one happy return in their order - steps, calls, timers, search attributes - around nothing: what
 * Temporal alone costs for such a case (P5). The bench refuses to compare when its history differs from the product's.
 */
export async function bareReturn(caseNo: string): Promise<void> {
  const outside = proxyActivities<Pick<BareActivities, 'call'>>({
    startToCloseTimeout: '30 seconds',
    taskQueue: `${workflowInfo().taskQueue}-outside`,
  });
  const done = { opened: false, judged: false, accepted: false, answered: false };
  let news = 0;
  setHandler(openUpdate, async () => {
    await own.step(caseNo);
    done.opened = true;
    await condition(() => done.judged);
    return FREIGHT;
  });
  setHandler(acceptUpdate, async () => {
    await own.step(caseNo);
    done.accepted = true;
    return FREIGHT;
  });
  setHandler(answerUpdate, async () => {
    await own.step(caseNo);
    done.answered = true;
    return FREIGHT;
  });
  setHandler(newsSignal, () => void (news += 1));

  await condition(() => done.opened);
  await own.step(caseNo);
  await own.step(caseNo);
  done.judged = true;
  show('negotiation');
  await condition(() => done.accepted, '3 days');
  show('execution');
  await outside.call(caseNo);
  await own.step(caseNo);
  for (const days of [7, 7, 7]) {
    const heard = news;
    await condition(() => news > heard, `${days} days`);
    await own.step(caseNo);
  }
  await own.step(caseNo);
  await outside.call(caseNo);
  await own.step(caseNo);
  await condition(() => news === 4, '12 hours');
  await own.step(caseNo);
  show('followUp');
  await condition(() => done.answered, '5 days');
  await own.step(caseNo);
  await condition(() => done.answered, '7 days');
  show('closed');
  await condition(() => false, '60 days');
}

/** Answers an update after as many steps as opening a case takes: what an acknowledged start costs at least (P6). */
export async function bareOpening(caseNo: string): Promise<void> {
  let asked = 0;
  setHandler(openUpdate, async () => {
    for (let n = 0; n < 3; n += 1) await own.step(caseNo);
    asked += 1;
    return FREIGHT;
  });
  setHandler(acceptUpdate, async () => {
    await own.step(caseNo);
    return FREIGHT;
  });
  setHandler(pingUpdate, () => FREIGHT);
  await condition(() => asked > 1, '3 days');
}

/** Starts and ends: what replaying costs before there is anything to replay (P9). */
export async function bareNothing(): Promise<void> {}

function show(stage: string): void {
  upsertSearchAttributes([
    { key: STAGE, value: stage },
    { key: WAITING_ON, value: 'customer' },
    { key: STUCK, value: false },
  ]);
}
