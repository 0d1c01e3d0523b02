import type { Route } from '#api/route.ts';
import { answerQuestions } from './answers.ts';
import { closeAlarm, listAlarms } from './alarms.ts';
import { getCase, listCases } from './cases.ts';
import { answerTask, askDepartment, changeFinding } from './department-tasks.ts';
import { searchKnowledge } from './knowledge.ts';
import { weeklyCauses } from './reviews.ts';
import { recordContact, replyInPublic, replyToCustomer } from './talk.ts';
import { customerFile } from './customers.ts';
import { explainClocks } from './clocks.ts';
import { mirrorCase } from './mirror.ts';
import { keepPromise, makePromise } from './promises.ts';
import {
  answerGuidance,
  answerRevisit,
  chooseForeign,
  disputeRefusal,
  giveTracking,
  withdraw,
} from './customer-acts.ts';
import { docs, docsPart, openapi } from './documentation.ts';
import { healthz, metrics, readyz, version } from './health.ts';
import { listDecisions, listEvents, listMessages } from './journal.ts';
import { createLink } from './links.ts';
import { acceptOffer, declineOffer, makeOffer } from './offers.ts';
import { choosePayout, contestDeduction, decideDeduction, giveEvidence } from './money-acts.ts';
import { openCase } from './open-case.ts';
import { orderLedger } from './orders.ts';
import { getPolicy, listPolicies, tryPolicy } from './policies.ts';
import { getProblem } from './problems.ts';
import { approveQuote, declineQuote } from './repairs.ts';
import { fastForward } from './rehearsal.ts';
import { listReturns, returnTotals } from './returns.ts';
import { decideTask, listTasks, resolveTask } from './tasks.ts';
import { receiveWebhook } from './webhooks.ts';

/** Every address of the API: Express, OpenAPI, authorisation and the generated tests read this table and no other. */
export const ROUTES: readonly Route[] = [
  openCase,
  listCases,
  getCase,
  listEvents,
  listDecisions,
  listMessages,
  createLink,
  answerQuestions,
  makeOffer,
  acceptOffer,
  declineOffer,
  giveTracking,
  chooseForeign,
  disputeRefusal,
  withdraw,
  answerGuidance,
  answerRevisit,
  explainClocks,
  customerFile,
  mirrorCase,
  makePromise,
  keepPromise,
  approveQuote,
  declineQuote,
  choosePayout,
  contestDeduction,
  decideDeduction,
  giveEvidence,
  listTasks,
  decideTask,
  resolveTask,
  askDepartment,
  answerTask,
  changeFinding,
  replyToCustomer,
  recordContact,
  replyInPublic,
  searchKnowledge,
  listAlarms,
  closeAlarm,
  weeklyCauses,
  listReturns,
  returnTotals,
  orderLedger,
  listPolicies,
  getPolicy,
  tryPolicy,
  receiveWebhook,
  fastForward,
  getProblem,
  openapi,
  docs,
  docsPart,
  healthz,
  readyz,
  version,
  metrics,
];
