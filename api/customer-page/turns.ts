import type { CaseState } from '#domain/case/state.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { presentGuidance } from '#domain/parts/guidance/guidance.ts';
import { needsChoice } from '#domain/parts/payout/deciders.ts';
import { comesBackInKind } from '#domain/settlement/tender.ts';
import type { Charge } from '#domain/parts/charge/charge.ts';
import type { Quote } from '#domain/parts/repair/repair.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { CaseDeduction } from '#domain/parts/wear/deduction.ts';

/** What it can be the customer's turn to do, the most urgent first: the first that is open is the one thing to do now. */
export const TURNS = [
  'reply',
  'questions',
  'offer',
  'guidance',
  'pay',
  'quote',
  'payout',
  'ship',
  'foreign',
  'refusal',
  'deduction',
  'revisit',
] as const;
export type Turn = (typeof TURNS)[number];

const IS_OPEN: Readonly<Record<Turn, (state: CaseState) => boolean>> = {
  reply: ({ awaited }) => awaited !== undefined,
  questions: ({ stage, questions }) => stage === 'intake' && questions.length > 0,
  offer: ({ stage, offer }) => stage === 'negotiation' && offer?.status === 'open',
  guidance: (state) => state.stage === 'execution' && presentGuidance(state)?.status === 'sent',
  pay: (state) => chargeToPay(state) !== undefined,
  quote: (state) => quoteToAnswer(state) !== undefined,
  payout: (state) => refundToChoose(state) !== undefined,
  ship: ({ stage, parcel }) => stage === 'execution' && parcel?.status === 'awaitingParcel',
  foreign: ({ foreign }) => foreign?.status === 'asked',
  refusal: ({ stage, refusal }) => refusal?.disputable === true && !refusal.disputed && !isOver(stage),
  deduction: (state) => deductionToContest(state) !== undefined,
  revisit: ({ stage, revisit }) => stage === 'followUp' && revisit?.asked === true && revisit.solved === undefined,
};

/** All that the customer can decide now, in the order of the list. */
export const openTurns = (state: CaseState): readonly Turn[] => TURNS.filter((turn) => IS_OPEN[turn](state));

const isOver = (stage: CaseState['stage']): boolean => stage === 'closed' || stage === 'archived';

export const chargeToPay = ({ charges = [] }: CaseState): Charge | undefined =>
  charges.find(({ status, payUrl }) => status === 'awaiting' && payUrl !== undefined);

/** The price of the workshop that waits for an answer. */
export function quoteToAnswer({ repairs = [] }: CaseState): Quote | undefined {
  const repair = repairs.at(-1);
  const quote = repair?.quotes.at(-1);
  return repair?.status === 'quoted' && quote?.answer === undefined ? quote : undefined;
}

export const refundToChoose = ({ refunds }: CaseState): Refund | undefined =>
  refunds.find((refund) => needsChoice(refund) && refund.payout === undefined && !comesBackInKind(refund.tender));

export const deductionToContest = ({ deductions = [] }: CaseState): CaseDeduction | undefined =>
  deductions.find(({ state }) => state === 'proposed');

const CARRIED_OUT: ReadonlySet<string> = new Set(['fulfilled', 'partly_fulfilled', 'answered', 'unanswered']);

/** Whether a case that is closed can still be taken up again by saying that it did not help (E2). */
export const mayComeBack = ({ stage, outcome, revisit }: CaseState): boolean =>
  stage === 'closed' && outcome !== undefined && CARRIED_OUT.has(outcome) && revisit?.solved === undefined;

/** Whether the customer may write: while the case is looked after. */
export const mayWrite = ({ stage }: CaseState): boolean => !isOver(stage);

/** Whose turn it is in the customer's eyes: theirs as soon as something waits for them. */
export const turnOf = (state: CaseState): ReturnType<typeof waitingOn> => {
  const turn = waitingOn(state);
  return turn === 'customer' && openTurns(state).length === 0 ? 'aftercare' : turn;
};
