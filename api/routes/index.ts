import type { Route } from '#api/route.ts';
import { answerQuestions } from './answers.ts';
import { closeAlarm, listAlarms } from './alarms.ts';
import { getCase, listCases } from './cases.ts';
import { answerTask, askDepartment, changeFinding } from './department-tasks.ts';
import { searchKnowledge } from './knowledge.ts';
import { weeklyCauses } from './reviews.ts';
import { recordContact, replyInPublic, replyToCustomer } from './talk.ts';
import { customerFile } from './customers.ts';
import { exportList } from './exports.ts';
import { policyFeedback, productFeedback } from './feedback.ts';
import { agentFigures, figures } from './figures.ts';
import { closeHotSpot, findHotSpots, listHotSpots } from './hot-spots.ts';
import { explainClocks } from './clocks.ts';
import { mirrorCase } from './mirror.ts';
import { listPromises } from './promise-list.ts';
import { keepPromise, makePromise } from './promises.ts';
import {
  answerGuidance,
  answerRevisit,
  chooseForeign,
  disputeRefusal,
  giveTracking,
  provePosting,
  withdraw,
  writeToUs,
} from './customer-acts.ts';
import { getDigest, listDigests, listFindings, runDigest } from './digests.ts';
import { docs, docsPart, openapi } from './documentation.ts';
import { healthz, metrics, readyz, version } from './health.ts';
import { listDecisions, listEvents, listMessages } from './journal.ts';
import { createLink } from './links.ts';
import { cancelMessage, getOutboxMessage, listOutbox, previewMessage, resendMessage } from './messages.ts';
import { acceptOffer, declineOffer, makeOffer } from './offers.ts';
import { choosePayout, contestDeduction, decideDeduction, giveEvidence } from './money-acts.ts';
import { openCase } from './open-case.ts';
import { orderLedger } from './orders.ts';
import { getPolicy, listPolicies, tryPolicy } from './policies.ts';
import { getProblem } from './problems.ts';
import { approveQuote, declineQuote } from './repairs.ts';
import { fastForward } from './rehearsal.ts';
import { listReturns, returnTotals } from './returns.ts';
import { assignTask, releaseTask, takeTask } from './assignment.ts';
import { handOverTasks } from './hand-over.ts';
import { listQueues } from './queues.ts';
import { addStaffKey, revokeStaffKey } from './staff-keys.ts';
import { addStaff, changeStaff, listStaff, whoAmI } from './staff.ts';
import { decideTask, listTasks, resolveTask } from './tasks.ts';
import { eraseCustomer, listErasures, setPreferences } from './persons.ts';
import { drawSamples, listSamples, listTraining, scoreSample } from './quality.ts';
import { caseRecord } from './record.ts';
import { listSatisfaction } from './satisfaction.ts';
import { search } from './search.ts';
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
  provePosting,
  chooseForeign,
  disputeRefusal,
  writeToUs,
  withdraw,
  answerGuidance,
  answerRevisit,
  explainClocks,
  customerFile,
  mirrorCase,
  makePromise,
  keepPromise,
  listPromises,
  approveQuote,
  declineQuote,
  choosePayout,
  contestDeduction,
  decideDeduction,
  giveEvidence,
  listTasks,
  listQueues,
  takeTask,
  releaseTask,
  assignTask,
  whoAmI,
  listStaff,
  addStaff,
  changeStaff,
  handOverTasks,
  addStaffKey,
  revokeStaffKey,
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
  listOutbox,
  previewMessage,
  getOutboxMessage,
  resendMessage,
  cancelMessage,
  listReturns,
  returnTotals,
  figures,
  agentFigures,
  listHotSpots,
  findHotSpots,
  closeHotSpot,
  productFeedback,
  policyFeedback,
  exportList,
  listDigests,
  runDigest,
  getDigest,
  listFindings,
  search,
  caseRecord,
  listSatisfaction,
  drawSamples,
  listSamples,
  scoreSample,
  listTraining,
  setPreferences,
  eraseCustomer,
  listErasures,
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
