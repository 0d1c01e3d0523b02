import { isStaff } from '#domain/case/actor.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { moneyOf } from '#domain/compensation/worth.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';

/** What a case remembers of its negotiation: proposals, counter-wishes, rulings and who decided against them (C5, R37, R43). */
export const negotiationPart: Part = {
  fold: (state, event) => {
    const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
    return fold ? fold(state, event) : state;
  },
  rows: ({ proposal }) =>
    proposal ? [['proposal', 'awaits approval', `${proposal.offer.remedy}, ${formatMoney(proposal.offer.money)}`]] : [],
};

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** The best known score: whoever gives it is happy, and nobody asks the policy. */
const BEST = 5;

const FOLDS: Folds = {
  requestRefused: (state, { by, because, data }) =>
    isStaff(by) ? withoutCounter(state) : ruled(withoutCounter(state), because, `refuse ${data.code}`),
  taskOpened: (state, { by, because, data }) => {
    if (data.kind === 'newOffer') return withoutCounter(state);
    return data.kind === 'decide' && by.type === 'system' ? ruled(state, because, 'person') : state;
  },
  taskDone: (state, { data }) => withoutProposal(state, data.task),
  decisionMade: (state, { data }) => (data.verdict === 'deny' ? withoutProposal(state, data.task) : state),

  offerProposed: (state, { by, data: { offer, above, task } }) => ({
    ...withoutCounter(state),
    proposal: { offer, by, above, task },
    unapproved: [...(state.unapproved ?? []), offer.decision],
  }),
  offerMade: (state, { by, because, data: { offer } }) => {
    const { proposal: _proposal, ...rest } = withoutCounter(state);
    const told = { ...rest, ...seen(state, offer.decision), ...withdrawnPromise(state) };
    return by.id === 'policy' ? ruled(told, because, `offer ${offer.remedy}`) : told;
  },
  offerAccepted: (state) => {
    if (!state.offer) return state;
    const { promised: amount, compensation } = moneyOf(state.offer);
    return amount === 0
      ? state
      : { ...state, promised: [...(state.promised ?? []), { version: state.offer.version, amount, compensation }] };
  },
  offerDeclined: (state, { data: { wish, amount } }) =>
    wish === undefined && amount === undefined
      ? state
      : {
          ...state,
          counter: { ...(wish === undefined ? {} : { wish }), ...(amount === undefined ? {} : { amount }) },
        },
  withdrawn: (state) => ({ ...withoutCounter(state), ...withdrawnPromise(state) }),
  ruleOverridden: (state, { by, at, because, data }) => ({
    ...state,
    overrides: [...(state.overrides ?? []), { ...data, by, at, reason: because ?? '' }],
  }),

  revisitAnswered: (state, { data: { score, solved } }) =>
    score === undefined || score >= BEST ? state : { ...state, unhappy: { score, solved } },
  careDecided: ({ unhappy: _unhappy, ...state }) => state,
};

function withoutCounter({ counter: _counter, ...state }: CaseState): CaseState {
  return state;
}

/** The proposal ends with the task by which it was to be decided; what it said stays out of the customer's sight. */
function withoutProposal(state: CaseState, task: string): CaseState {
  if (state.proposal?.task !== task) return state;
  const { proposal: _proposal, ...rest } = state;
  return rest;
}

const ruled = (state: CaseState, rule: string | undefined, said: string): CaseState =>
  rule === undefined ? state : { ...state, ruling: { rule, said } };

const seen = ({ unapproved }: CaseState, decision: number): Pick<CaseState, 'unapproved'> =>
  unapproved ? { unapproved: unapproved.filter((n) => n !== decision) } : {};

/** What was agreed, and is replaced or withdrawn before anything moved, is not promised any more (R43). */
const withdrawnPromise = ({ promised, agreement }: CaseState): Pick<CaseState, 'promised'> =>
  promised && agreement ? { promised: promised.filter(({ version }) => version !== agreement.version) } : {};
