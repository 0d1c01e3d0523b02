import type { Route } from '#api/route.ts';
import type { ActionName } from '#domain/next-action/next-actions.ts';
import { answerQuestions } from './answers.ts';
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
import { answerTask, askDepartment, changeFinding } from './department-tasks.ts';
import { mirrorCase } from './mirror.ts';
import { choosePayout, contestDeduction, decideDeduction, giveEvidence } from './money-acts.ts';
import { acceptOffer, declineOffer, makeOffer } from './offers.ts';
import { keepPromise, makePromise } from './promises.ts';
import { approveQuote, declineQuote } from './repairs.ts';
import { recordContact, replyInPublic, replyToCustomer } from './talk.ts';
import { decideTask, resolveTask } from './tasks.ts';

/** The operation behind each thing that can be done on a case. */
export const ACTS: Readonly<Record<ActionName, Route>> = {
  acceptOffer,
  answerGuidance,
  answerQuestions,
  answerRevisit,
  answerTask,
  approveQuote,
  askDepartment,
  changeFinding,
  chooseForeign,
  choosePayout,
  contestDeduction,
  decideDeduction,
  decideTask,
  declineOffer,
  declineQuote,
  disputeRefusal,
  giveEvidence,
  giveTracking,
  keepPromise,
  makeOffer,
  makePromise,
  mirrorCase,
  provePosting,
  recordContact,
  replyInPublic,
  replyToCustomer,
  resolveTask,
  withdraw,
  writeToUs,
};
