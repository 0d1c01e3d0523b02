import type { Aftercare } from './aftercare.ts';
import type { Language } from './languages.ts';
import type { Printer } from './printer.ts';
import type { Event } from './schemas.ts';
import { saysTheSame, tellEvent, whoDid, type Reasons } from './telling-events.ts';
import { waitFor } from './wait-for.ts';
import type { Letter, World } from './world.ts';

/** Tells what has happened in a case since it last told. */
export interface Teller {
  tell(): Promise<void>;
  /** Whether an event of this type was told. */
  hasTold(type: string): boolean;
}

export interface TellerInput {
  readonly aftercare: Aftercare;
  readonly world: World;
  readonly printer: Printer;
  readonly language: Language;
  readonly caseNo: string;
  readonly orderNo: string;
  readonly email: string;
}

/** Each event of the record and each letter in the customer's mailbox once, in the order of business time. */
export function createTeller({ aftercare, world, printer, language, caseNo, orderNo, email }: TellerInput): Teller {
  let events: readonly Event[] = [];
  let lettersTold = 0;

  const newEvents = async (): Promise<readonly Line[]> => {
    const reasons: Reasons = new Map((await aftercare.decisions(caseNo)).map(({ rule, says }) => [rule, says]));
    const before = events;
    events = await aftercare.events(caseNo);
    const reports = (until: number): Event | undefined =>
      events.slice(0, until).findLast(({ type }) => type === 'refundReported');
    return events
      .slice(before.length)
      .filter((event, index) => !saysTheSame(reports(before.length + index), event))
      .map((event) => ({ at: Date.parse(event.at), print: () => printEvent(event, reasons) }));
  };

  const newLetters = async (): Promise<readonly Line[]> => {
    const told = await waitFor(
      () => aftercare.told(caseNo),
      (all) => all.every(({ status }) => status === 'sent'),
      `the messages of ${caseNo} do not leave`,
    );
    const times = told.filter(({ to }) => to === 'customer').map(({ at }) => Date.parse(at));
    const letters = await world.mailbox(orderNo, { caseNo, email });
    const first = lettersTold;
    lettersTold = letters.length;
    return letters.slice(first).map((letter, index) => {
      const at = times[first + index] ?? 0;
      return { at, print: () => printLetter(letter, at) };
    });
  };

  const printEvent = (event: Event, reasons: Reasons): void => {
    const told = tellEvent(event, language, reasons);
    if (told) printer.line({ at: Date.parse(event.at), who: whoDid(event, language), ...told });
  };

  /** Subject and body, without greeting and closing, which are the same in each. */
  const printLetter = ({ subject, text }: Letter, at: number): void => {
    printer.line({ at, who: language === 'zh' ? '→ 顾客' : '→ customer', what: `✉ ${subject}`, kind: 'message' });
    for (const paragraph of text.split('\n\n').slice(1, -1)) printer.under(paragraph, 'message');
  };

  return {
    hasTold: (wanted) => events.some(({ type }) => type === wanted),
    async tell() {
      const lines = [...(await newEvents()), ...(await newLetters())];
      for (const { print } of lines.toSorted((a, b) => a.at - b.at)) print();
    },
  };
}

interface Line {
  readonly at: number;
  readonly print: () => void;
}
