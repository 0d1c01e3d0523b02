import type { Decided, Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { RepairCommands } from './events.ts';
import { isFree, latestQuote, presentRepair, type Quote, type Repair } from './repair.ts';

/** What the customer says to a price of the workshop, by its version: consent to an old one is none (C4, R44). */
export const repairDeciders: Pick<Deciders, keyof RepairCommands> = {
  approveQuote: (state, { version, confirmation }, act) =>
    onTable(state, version, ({ n }, quote) => {
      if (quote.answer !== undefined) return repeated(state, quote, 'approved');
      if (!isFree(quote) && confirmation === undefined) return refuse('confirmation_missing', { version });
      const given = confirmation ? { confirmation } : {};
      return accept([event('quoteAnswered', { n, version, answer: 'approved', ...given }, act)]);
    }),

  declineQuote: (state, { version }, act) =>
    onTable(state, version, ({ n }, quote) =>
      quote.answer === undefined
        ? accept([event('quoteAnswered', { n, version, answer: 'declined' }, act)])
        : repeated(state, quote, 'declined'),
    ),
};

function onTable(state: CaseState, version: number, answer: (repair: Repair, quote: Quote) => Decided): Decided {
  const repair = presentRepair(state);
  const quote = repair && latestQuote(repair);
  if (state.stage === 'closed') return refuse('case_closed');
  if (!repair || !quote) return refuse('not_now', { stage: state.stage });
  if (quote.version !== version) return refuse('quote_superseded', { version: quote.version });
  if (quote.answer === 'lapsed') return refuse('quote_lapsed', { version });
  const isOpen = state.stage === 'execution' && (repair.status === 'quoted' || quote.answer !== undefined);
  return isOpen ? answer(repair, quote) : refuse('not_now', { stage: state.stage });
}

/** The same answer again changes nothing; the other one comes too late. */
const repeated = ({ stage }: CaseState, { answer }: Quote, said: Quote['answer']): Decided =>
  answer === said ? accept([]) : refuse('not_now', { stage });
