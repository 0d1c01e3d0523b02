import type { Route } from '#api/route.ts';
import { answerQuestions } from './answers.ts';
import { closeAlarm, listAlarms } from './alarms.ts';
import { decodePayloads } from './codec.ts';
import { getCase, listCases } from './cases.ts';
import { answerTask, askDepartment, changeFinding } from './department-tasks.ts';
import { watchCases } from './live.ts';
import { backFromProvider, goToProvider, signIn, signInWays, signOut } from './session.ts';
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
import { getEvidence, getThumbnail, keepEvidence, listEvidence, uploadEvidence } from './evidence.ts';
import { createImport, getImport, listImports } from './imports.ts';
import { assignItem, dismissItem, inboundFile, listInboundItems, openFromItem } from './inbound-items.ts';
import { receiveMail, receiveMessage } from './inbound.ts';
import { healthz, metrics, readyz, version } from './health.ts';
import { listDecisions, listEvents, listMessages } from './journal.ts';
import { createLink } from './links.ts';
import { listActions } from './next-actions.ts';
import { previewOffer } from './offer-preview.ts';
import { lookUpOrder } from './order-look-up.ts';
import { previewAct } from './previews.ts';
import { similarDecisions } from './similar-decisions.ts';
import { cancelMessage, getOutboxMessage, listOutbox, previewMessage, resendMessage } from './messages.ts';
import { acceptOffer, declineOffer, makeOffer } from './offers.ts';
import { choosePayout, contestDeduction, decideDeduction, giveEvidence } from './money-acts.ts';
import { openCase } from './open-case.ts';
import { orderLedger } from './orders.ts';
import { getPolicy, listPolicies, tryPolicy } from './policies.ts';
import { checkDraft, comparePolicies, policyFile, publishPolicy, testPolicy } from './policy-drafts.ts';
import { listProviders, nudgeCases, operationsLinks, pauseProvider, unpauseProvider } from './operations.ts';
import { listInbox, listSchedules, retryInbox } from './operations-lists.ts';
import { getProblem } from './problems.ts';
import { disputePack, listCharges, listDisputes, listRefunds } from './finance.ts';
import { findParcel, inspectParcel } from './parcels.ts';
import { approveQuote, declineQuote } from './repairs.ts';
import { caseBackground, listTexts, previewReply } from './case-page.ts';
import { fastForward } from './rehearsal.ts';
import { playCase } from './rehearsal-play.ts';
import { clearTrouble, listTroubles, sendParcel, switchTrouble, worldMailbox } from './rehearsal-world.ts';
import { listReturns, returnTotals } from './returns.ts';
import { assignTask, releaseTask, takeTask } from './assignment.ts';
import { handOverTasks } from './hand-over.ts';
import { listQueues } from './queues.ts';
import { addStaffKey, revokeStaffKey } from './staff-keys.ts';
import { addStaff, changeStaff, listStaff, whoAmI } from './staff.ts';
import { decideTask, listTasks, resolveTask } from './tasks.ts';
import { eraseCustomer, listErasures, setPreferences } from './persons.ts';
import { drawSamples, listSamples, listTraining, scoreSample } from './quality.ts';
import { scoreSheet } from './quality-sheet.ts';
import { caseRecord } from './record.ts';
import { listSatisfaction } from './satisfaction.ts';
import { search } from './search.ts';
import { receiveWebhook } from './webhooks.ts';

/** Every address of the API: Express, OpenAPI, authorisation and the generated tests read this table and no other. */
export const ROUTES: readonly Route[] = [
  openCase,
  listCases,
  getCase,
  caseBackground,
  listTexts,
  listEvents,
  listDecisions,
  listMessages,
  createLink,
  answerQuestions,
  listActions,
  similarDecisions,
  previewAct,
  previewOffer,
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
  keepEvidence,
  uploadEvidence,
  listEvidence,
  getEvidence,
  getThumbnail,
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
  previewReply,
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
  listRefunds,
  listDisputes,
  listCharges,
  disputePack,
  findParcel,
  inspectParcel,
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
  scoreSheet,
  setPreferences,
  eraseCustomer,
  listErasures,
  lookUpOrder,
  orderLedger,
  listPolicies,
  getPolicy,
  tryPolicy,
  checkDraft,
  publishPolicy,
  testPolicy,
  policyFile,
  comparePolicies,
  watchCases,
  signInWays,
  signIn,
  signOut,
  goToProvider,
  backFromProvider,
  operationsLinks,
  listProviders,
  pauseProvider,
  unpauseProvider,
  nudgeCases,
  listInbox,
  retryInbox,
  listSchedules,
  decodePayloads,
  receiveMail,
  listInboundItems,
  openFromItem,
  assignItem,
  dismissItem,
  inboundFile,
  receiveMessage,
  createImport,
  listImports,
  getImport,
  receiveWebhook,
  fastForward,
  playCase,
  sendParcel,
  listTroubles,
  switchTrouble,
  clearTrouble,
  worldMailbox,
  getProblem,
  openapi,
  docs,
  docsPart,
  healthz,
  readyz,
  version,
  metrics,
];
