import type { Aftercare } from './aftercare.ts';
import { LOCALE_OF, type Both, type Language } from './languages.ts';
import { named, PEOPLE } from './names.ts';
import type { Printer } from './printer.ts';
import type { CaseView, OrderSummary } from './schemas.ts';
import { createTeller } from './teller.ts';
import { waitFor } from './wait-for.ts';
import type { World } from './world.ts';

/** What a story is played with. */
export interface Stage {
  readonly aftercare: Aftercare;
  readonly world: World;
  readonly printer: Printer;
  readonly language: Language;
}

/** One case in a story: acts move it, and everything that came of an act is told in its order. */
export interface Play {
  readonly orderNo: string;
  readonly caseNo: string;
  says(who: 'customer' | 'finance', words: Both): Promise<void>;
  /** Waits until the case is as expected, and tells what happened on the way. */
  until(expected: (view: CaseView) => boolean, what: string): Promise<CaseView>;
  /** Lets business time pass: the case's clock and the world's. */
  pass(duration: string, words: Both): Promise<void>;
  /** Lets business time pass in small steps until an event of this type has happened. */
  passUntil(type: string, step: string, words: Both): Promise<void>;
}

const MOST_STEPS = 40;

/** A customer's request for the first line of an order, and the first words. */
export interface Opening {
  readonly order: OrderSummary;
  readonly words: Both;
}

/** Opens a case and begins to tell. */
export async function openPlay(stage: Stage, { order, words }: Opening): Promise<Play> {
  const { aftercare, world, printer, language } = stage;
  const { orderNo, customer, lines } = order;
  const says: Play['says'] = async (who, spoken) =>
    printer.line({
      at: await world.now(orderNo),
      who: named(PEOPLE, who)[language],
      what: `“${spoken[language]}”`,
      kind: 'speech',
    });
  await says('customer', words);
  const caseNo = await aftercare.open({
    order: orderNo,
    items: [{ line: lines[0]?.lineNo ?? 1, quantity: 1 }],
    problem: 'no_longer_wanted',
    wish: 'return_and_refund',
    locale: LOCALE_OF[language],
    email: customer.email,
  });
  const teller = createTeller({ ...stage, caseNo, orderNo, email: customer.email });
  const leap = async (duration: string): Promise<void> => {
    await aftercare.fastForward(caseNo, duration);
    await teller.tell();
  };
  return {
    orderNo,
    caseNo,
    says,
    async until(expected, what) {
      const view = await waitFor(() => aftercare.read(caseNo), expected, `${caseNo} does not come to this: ${what}`);
      await teller.tell();
      return view;
    },
    async pass(duration, passed) {
      printer.pause(`… ${passed[language]} …`);
      await leap(duration);
    },
    async passUntil(type, step, passed) {
      printer.pause(`… ${passed[language]} …`);
      for (let steps = 0; !teller.hasTold(type); steps += 1) {
        if (steps === MOST_STEPS) throw new Error(`${caseNo} has waited in vain for ${type}`);
        await leap(step);
      }
    },
  };
}
