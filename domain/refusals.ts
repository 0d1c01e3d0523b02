/**
 * The catalogue of refusals: every 'no' a person or an integrator can get, with the HTTP status it becomes and what
 * to do about it. `docs/refusals.md` lists the same codes; a test compares them in both directions.
 */
export const REFUSALS = {
  order_unknown: {
    status: 422,
    field: '/order',
    says: 'The shop knows no order of this number.',
    todo: 'Check the number on the order confirmation.',
  },
  order_of_other_customer: {
    status: 422,
    field: '/contact',
    says: 'The contact given is not the one of this order.',
    todo: 'Use the e-mail address or phone number of the order.',
  },
  order_not_delivered: {
    status: 422,
    field: '/order',
    says: 'The goods are on their way: nothing can be sent back yet.',
    todo: 'Ask again when the parcel has arrived.',
  },
  order_cancelled: {
    status: 422,
    field: '/order',
    says: 'The order was cancelled before it was shipped.',
    todo: 'Look at the refund of the cancellation.',
  },
  order_already_shipped: {
    status: 422,
    field: '/wish',
    says: 'The goods have left the warehouse: the order cannot be refunded without a return.',
    todo: 'Ask for a return when the parcel has arrived.',
  },
  line_unknown: {
    status: 422,
    field: '/items',
    says: 'The order has no such line.',
    todo: 'Use the line numbers of the order.',
  },
  units_not_free: {
    status: 422,
    field: '/items',
    says: 'More units were named than are free: others are tied up by a case or settled (R1).',
    todo: 'Reduce the quantity, or look at the other case.',
  },
  window_closed: {
    status: 422,
    field: '/problem',
    says: 'The period for this kind of return is over (R36).',
    todo: 'Report a quality problem if there is one: that route stays open (R38).',
  },
  category_excluded: {
    status: 422,
    field: '/items',
    says: 'Goods of this category cannot be returned without a reason (R34).',
    todo: 'Report a quality problem if there is one.',
  },
  remedy_not_allowed: {
    status: 422,
    field: '/wish',
    says: 'The policy of the shop does not give this remedy for this problem.',
    todo: 'Ask for another remedy, or dispute the decision.',
  },
  refund_method_not_allowed: {
    status: 422,
    field: '/refundTo',
    says: 'A refund goes to the original means of payment or to a gift card of the customer.',
    todo: 'Name one of those, or none.',
  },
  replacement_unknown: {
    status: 422,
    field: '/replacements',
    says: 'The shop sells no such article (D3).',
    todo: 'Name an article of the same product, or none for the same article again.',
  },
  replacement_of_other_product: {
    status: 422,
    field: '/replacements',
    says: 'Goods are exchanged for another variant of the same product only (D3).',
    todo: 'Name a variant of the product that was bought.',
  },
  out_of_stock: {
    status: 422,
    field: '/replacements',
    says: 'There are not enough of these goods in stock (D3).',
    todo: 'Choose another variant, or a refund.',
  },
  refund_unknown: { status: 404, field: '/refund', says: 'The case has no such refund.', todo: 'Read the case.' },
  payout_not_offered: {
    status: 422,
    field: '/to',
    says: 'Points and coupons come back as what they were, never as money (R16).',
    todo: 'Nothing: they come back in kind.',
  },
  account_missing: {
    status: 422,
    field: '/account',
    says: 'Money can go to a bank account or a wallet only where it is named (R16).',
    todo: 'Name the account.',
  },
  dispute_unknown: { status: 404, field: '/dispute', says: 'The case knows no such dispute.', todo: 'Read the case.' },
  deduction_unknown: {
    status: 404,
    field: '/deduction',
    says: 'The case has no such deduction.',
    todo: 'Read the case.',
  },
  case_unknown: { status: 404, field: null, says: 'There is no case of this number.', todo: 'Check the number.' },
  case_closed: {
    status: 409,
    field: null,
    says: 'The case is closed.',
    todo: 'Open a new case, or answer the revisit to reopen this one.',
  },
  not_now: {
    status: 409,
    field: null,
    says: 'The case is not at a point where this can be done.',
    todo: 'Read the case: it says whose turn it is.',
  },
  offer_superseded: {
    status: 409,
    field: '/version',
    says: 'The offer was replaced by a newer version (R44).',
    todo: 'Read the present offer.',
  },
  offer_lapsed: {
    status: 409,
    field: '/version',
    says: 'The offer was not answered in time and has lapsed (C6).',
    todo: 'Ask for a new case.',
  },
  quote_superseded: {
    status: 409,
    field: '/version',
    says: 'The workshop has named another price since (R44).',
    todo: 'Read the present quote.',
  },
  quote_lapsed: {
    status: 409,
    field: '/version',
    says: 'The price was not answered in time: the goods come back unrepaired (D4).',
    todo: 'Wait for the goods, or ask for a new case.',
  },
  question_unknown: {
    status: 422,
    field: '/question',
    says: 'This is not one of the open questions.',
    todo: 'Answer one of the open questions.',
  },
  task_unknown: {
    status: 404,
    field: '/task',
    says: 'There is no open task of this id.',
    todo: 'Read the case for its open tasks.',
  },
  amount_above_net: {
    status: 422,
    field: '/amount',
    says: 'The amount is above what was paid for these units.',
    todo: 'Lower the amount.',
  },
  amount_missing: {
    status: 422,
    field: '/amount',
    says: 'This remedy has no price of its own: the amount has to be named.',
    todo: 'Name the amount.',
  },
  guidance_missing: {
    status: 422,
    field: '/guidance',
    says: 'There are no steps to send to the customer.',
    todo: 'Name an article of the knowledge base, or write the steps.',
  },
  extras_invalid: {
    status: 422,
    field: '/extras',
    says: 'A grant beside the offer lacks what it needs: a worth, or of a gift the article, the number and a worth not below its price.',
    todo: 'Complete the grant that is named.',
  },
  tied_to_opinion: {
    status: 422,
    field: '/reason',
    says: 'Compensation must not be tied to what the customer says in public (R48).',
    todo: 'Give it for the bad experience, without any condition.',
  },
  confirmation_missing: {
    status: 422,
    field: '/confirmation',
    says: 'An offer that costs the customer money or takes long has to be agreed in writing (C4).',
    todo: 'Send the confirmation: the words typed, or the consent through the signed link.',
  },
  task_of_another: {
    status: 409,
    field: null,
    says: 'The task has changed hands since it was looked at (H2).',
    todo: 'Look at who has it now; take it over with a reason if it has to be.',
  },
  own_proposal: {
    status: 403,
    field: '/task',
    says: 'Nobody approves an offer of their own (R43).',
    todo: 'Ask another supervisor to decide.',
  },
  change_missing: {
    status: 422,
    field: '/change',
    says: 'What shall be changed was not said.',
    todo: 'Name the change: address, items, payment or default_address.',
  },
  parcel_unknown: {
    status: 404,
    field: '/parcel',
    says: 'No case of your shops expects a parcel of this number.',
    todo: 'Look for it by its order or the number on the other label; set it aside when nobody knows it.',
  },
  parcel_inspected: {
    status: 409,
    field: null,
    says: 'Somebody has inspected this parcel already: the first look counts (R26).',
    todo: 'Read what was found; tell the agent of the case when it was found wrongly.',
  },
  due_in_past: {
    status: 422,
    field: '/dueAt',
    says: 'A promise needs a time to come.',
    todo: 'Name a later time.',
  },
  promise_unknown: {
    status: 404,
    field: '/promise',
    says: 'There is no promise of this id in the case.',
    todo: 'Read the case for its promises.',
  },
  evidence_missing: {
    status: 422,
    field: '/evidence',
    says: 'An outcome recorded by hand needs evidence.',
    todo: 'Say where the proof is: a provider reference, a document.',
  },
} as const satisfies Record<string, { status: number; field: string | null; says: string; todo: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected 'no': a value, never an exception. `data` holds what the page needs to explain it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (
  code: RefusalCode,
  data?: Refusal['data'],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: data ? { code, data } : { code },
});
export const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(REFUSALS, text);
