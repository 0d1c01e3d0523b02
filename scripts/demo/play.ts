import { setTimeout as sleep } from 'node:timers/promises';
import type { Aftercare } from './aftercare.ts';
import { LOCALE_OF, type Both, type Language } from './languages.ts';
import type { Printer } from './printer.ts';
import type { CaseView, OrderSummary } from './schemas.ts';
import { tellEvent, whoDid } from './telling-events.ts';
import type { Letter, World } from './world.ts';

/** What a story is played with. */
export interface Stage {
  readonly aftercare: Aftercare;
  readonly world: World;
  readonly printer: Printer;
  readonly language: Language;
}

/** One case in a story: acts move it, and everything that came of an act is told in its order. */
export interface Play {
  readonly order: OrderSummary;
  readonly caseNo: string;
  says(who: Both, words: Both): Promise<void>;
  /** Waits until the case is as expected, and tells what happened on the way. */
  until(expected: (view: CaseView) => boolean, what: string): Promise<CaseView>;
  /** Lets business time pass: the case's clock and the world's. */
  pass(duration: string, words: Both): Promise<void>;
}

export const CUSTOMER: Both = { en: 'customer', zh: '顾客' };

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Opens a case for the first unit of an order, and begins to tell. */
export async function openPlay(stage: Stage, order: OrderSummary, words: Both): Promise<Play> {
  const { aftercare, world, printer, language } = stage;
  const [line] = order.lines;
  if (line === undefined) throw new Error(`order ${order.orderNo} has no lines`);
  const speak = async (who: Both, spoken: Both): Promise<void> =>
    printer.line({
      at: await world.now(order.orderNo),
      who: who[language],
      what: `“${spoken[language]}”`,
      kind: 'speech',
    });
  await speak(CUSTOMER, words);
  const caseNo = await aftercare.open({
    order: order.orderNo,
    items: [{ line: line.lineNo, quantity: 1 }],
    problem: 'no_longer_wanted',
    wish: 'return_and_refund',
    locale: LOCALE_OF[language],
    email: order.customer.email,
  });
  const tell = createTeller(stage, { caseNo, order });
  return {
    order,
    caseNo,
    says: speak,
    async until(expected, what) {
      const view = await waitFor(() => aftercare.read(caseNo), expected, `${caseNo} does not come to this: ${what}`);
      await tell();
      return view;
    },
    async pass(duration, passed) {
      printer.pause(`… ${passed[language]} …`);
      await aftercare.fastForward(caseNo, { duration });
      await tell();
    },
  };
}

/** Tells, once each and in the order of business time, what the record and the customer's mailbox have got since. */
function createTeller(
  { aftercare, world, printer, language }: Stage,
  { caseNo, order }: { caseNo: string; order: OrderSummary },
): () => Promise<void> {
  let eventsTold = 0;
  let lettersTold = 0;
  return async () => {
    const sent = await waitFor(
      () => aftercare.told(caseNo),
      (all) => all.every(({ status }) => status === 'sent'),
      `the messages of ${caseNo} do not leave`,
    );
    const letters = await world.mailbox(order.orderNo, { caseNo, email: order.customer.email });
    const times = sent.filter(({ to }) => to === 'customer').map(({ at }) => Date.parse(at));
    const events = await aftercare.events(caseNo);
    const lines = [
      ...events
        .slice(eventsTold)
        .map((event) => ({ at: Date.parse(event.at), tell: () => printEvent(printer, event, language) })),
      ...letters.slice(lettersTold).map((letter, index) => {
        const at = times[lettersTold + index] ?? 0;
        return { at, tell: () => printLetter(printer, { ...letter, at }, language) };
      }),
    ];
    [eventsTold, lettersTold] = [events.length, letters.length];
    for (const { tell } of lines.toSorted((a, b) => a.at - b.at)) tell();
  };
}

function printEvent(printer: Printer, event: Parameters<typeof tellEvent>[0], language: Language): void {
  const told = tellEvent(event, language);
  if (told) printer.line({ at: Date.parse(event.at), who: whoDid(event, language), ...told });
}

/** Subject and body, without greeting and closing, which are the same in each. */
function printLetter(printer: Printer, { subject, text, at }: Letter & { at: number }, language: Language): void {
  printer.line({ at, who: language === 'zh' ? '→ 顾客' : '→ customer', what: `✉ ${subject}`, kind: 'message' });
  for (const paragraph of text.split('\n\n').slice(1, -1)) printer.under(paragraph, 'message');
}

async function waitFor<T>(look: () => Promise<T>, expected: (seen: T) => boolean, complaint: string): Promise<T> {
  for (const giveUpAt = performance.now() + PATIENCE_MS; performance.now() < giveUpAt; await sleep(LOOK_EVERY_MS)) {
    const seen = await look();
    if (expected(seen)) return seen;
  }
  throw new Error(complaint);
}
