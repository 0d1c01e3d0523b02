import type { Route } from '#api/route.ts';
import { answerQuestions } from './answers.ts';
import { getCase, listCases } from './cases.ts';
import { answerRevisit, disputeRefusal, giveTracking, withdraw } from './customer-acts.ts';
import { docs, docsPart, openapi } from './documentation.ts';
import { healthz, metrics, readyz, version } from './health.ts';
import { listDecisions, listEvents, listMessages } from './journal.ts';
import { createLink } from './links.ts';
import { acceptOffer, declineOffer, makeOffer } from './offers.ts';
import { openCase } from './open-case.ts';
import { orderLedger } from './orders.ts';
import { getProblem } from './problems.ts';
import { fastForward } from './rehearsal.ts';
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
  disputeRefusal,
  withdraw,
  answerRevisit,
  listTasks,
  decideTask,
  resolveTask,
  orderLedger,
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
