import type { Route } from '#api/route.ts';
import { answerQuestions } from '#api/routes/answers.ts';
import {
  answerGuidance,
  answerRevisit,
  chooseForeign,
  disputeRefusal,
  giveTracking,
  provePosting,
  withdraw,
  writeToUs,
} from '#api/routes/customer-acts.ts';
import { choosePayout, contestDeduction } from '#api/routes/money-acts.ts';
import { acceptOffer, declineOffer } from '#api/routes/offers.ts';
import { approveQuote, declineQuote } from '#api/routes/repairs.ts';
import { given, itemsOf, type Form } from './forms.ts';

/** What an operation of the API gets besides the case's number. */
export interface ActInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
}

/** A form of the page: the operation it stands for, and what of the form that operation gets. */
export interface CustomerAct {
  readonly route: Route;
  readonly read: (form: Form, evidence: readonly string[]) => ActInput;
  /** The customer shows once more who they are. */
  readonly stepUp?: boolean;
}

const consent = ({ fields }: Form): ActInput => ({
  params: { version: fields['version'] ?? '' },
  // The box they ticked on the page of their own link is their consent in writing (C4).
  body: fields['confirmed'] === 'yes' ? { confirmation: { method: 'link' } } : {},
});

const isYes = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === 'yes');

/** Every form of the page by its address; each ends as the operation that everybody else uses, with the same checks. */
export const ACTS = {
  answers: {
    route: answerQuestions,
    read: (form, evidence) => {
      const { problem, wish, symptom, cause } = form.fields;
      return { body: given({ problem, wish, symptom, cause, items: itemsOf(form), evidence }) };
    },
  },
  accept: { route: acceptOffer, read: consent },
  decline: {
    route: declineOffer,
    read: ({ fields: { version = '', wish, reason } }) => ({ params: { version }, body: given({ wish, reason }) }),
  },
  guidance: {
    route: answerGuidance,
    read: ({ fields: { solved, reason } }) => ({ body: given({ solved: isYes(solved), reason }) }),
  },
  'quote-yes': { route: approveQuote, read: consent },
  'quote-no': { route: declineQuote, read: ({ fields: { version = '' } }) => ({ params: { version }, body: {} }) },
  payout: {
    route: choosePayout,
    read: ({ fields: { refund = '', to, account } }) => ({ params: { refund }, body: given({ to, account }) }),
    stepUp: true,
  },
  foreign: { route: chooseForeign, read: ({ fields: { choice } }) => ({ body: given({ choice }) }) },
  dispute: { route: disputeRefusal, read: ({ fields: { reason } }) => ({ body: given({ reason }) }) },
  contest: {
    route: contestDeduction,
    read: ({ fields: { deduction = '', reason } }) => ({ params: { deduction }, body: given({ reason }) }),
  },
  tracking: {
    route: giveTracking,
    read: ({ fields: { trackingNo } }) => ({ body: given({ trackingNo: trackingNo?.replaceAll(/\s/g, '') }) }),
  },
  posting: { route: provePosting, read: (_form, evidence) => ({ body: given({ evidence }) }) },
  write: {
    route: writeToUs,
    // Photos alone say enough.
    read: ({ fields: { text } }, evidence) => ({
      body: given({ text: text ?? (evidence.length > 0 ? `(${evidence.length} 📎)` : undefined) }),
    }),
  },
  again: { route: writeToUs, read: ({ fields: { text } }) => ({ body: given({ text }) }) },
  rate: { route: answerRevisit, read: (form) => ratingOf(form, isYes(form.fields['solved'])) },
  reopen: { route: answerRevisit, read: (form) => ratingOf(form, false) },
  withdraw: { route: withdraw, read: () => ({ body: {} }) },
} as const satisfies Record<string, CustomerAct>;

export type ActName = keyof typeof ACTS;

export const isActName = (name: string): name is ActName => Object.hasOwn(ACTS, name);

const ratingOf = ({ fields: { score, suggestion } }: Form, solved: boolean | undefined): ActInput => ({
  body: given({ solved, score: score === undefined ? undefined : Number(score), suggestion }),
});
