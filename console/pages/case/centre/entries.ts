import { say } from '#console/words/use-words.ts';
import type { CaseEvent, Decision, GivenText, Message } from '#console/pages/case/case-types.ts';
import type { EventType } from '#domain/case/events.ts';
import { groupOf, type EntryGroup } from './event-groups.ts';
import { valuesOf, type Saying } from './event-values.ts';
import { EVENT_WORDS } from './event-words.ts';

/** One line of the timeline: what happened, who did it, why. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly group: EntryGroup;
  readonly type: string;
  readonly by: CaseEvent['by'];
  readonly text: string;
  /** The rule, timer or reason behind it. */
  readonly because: string | null;
  /** What somebody wrote with it. */
  readonly wrote: string | null;
  readonly decision: Decision | undefined;
  readonly message: Message | undefined;
  readonly isSlip: boolean;
}

interface Record {
  readonly events: readonly CaseEvent[];
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
  readonly texts: readonly GivenText[];
}

/** The whole of a case in the order in which it happened; what was told follows what it tells of. */
export function entriesOf(
  { events, decisions, messages, texts }: Record,
  saying: Omit<Saying, 'tasks'>,
): readonly Entry[] {
  const tasks = tasksOf(events);
  const wordsFor = createWordsFor(texts);
  const decisionFor = createDecisionFor(decisions);
  const happened = events.map((event): Entry => {
    const { seq, at, type, by, because } = event;
    return {
      id: `e${seq}`,
      at,
      group: groupOf(type),
      type,
      by,
      text: eventText(event, { ...saying, tasks }),
      because,
      wrote: wordsFor(event),
      decision: decisionFor(event),
      message: undefined,
      isSlip: type === 'slipTold',
    };
  });
  const told = messages.map((message): Entry => messageEntry(message));
  return merged(happened, told);
}

/** An event in words; a type that this console does not know yet stands by its name. */
export function eventText({ type, data }: Pick<CaseEvent, 'type' | 'data'>, saying: Saying): string {
  const words = EVENT_WORDS[saying.locale];
  return isKnown(type) ? say(saying.locale, words[type], valuesOf(type, data, saying)) : type;
}

const isKnown = (type: string): type is EventType => Object.hasOwn(EVENT_WORDS.en, type);

const tasksOf = (events: readonly CaseEvent[]): ReadonlyMap<string, string> =>
  new Map(
    events
      .filter(({ type }) => type === 'taskOpened')
      .map(({ data }) => [String(data['task']), String(data['kind'])] as const),
  );

const messageEntry = (message: Message): Entry => ({
  id: `m${message.id}`,
  at: message.at,
  group: 'message',
  type: 'message',
  by: { type: 'system' },
  text: '',
  because: null,
  wrote: null,
  decision: undefined,
  message,
  isSlip: false,
});

/** Events keep their order; a message stands behind the last event that is not younger. */
function merged(events: readonly Entry[], messages: readonly Entry[]): readonly Entry[] {
  const all: Entry[] = [];
  let next = 0;
  for (const event of events) {
    for (let one = messages[next]; one !== undefined && one.at < event.at; one = messages[(next += 1)]) all.push(one);
    all.push(event);
  }
  return [...all, ...messages.slice(next)];
}

const KIND_OF: Readonly<{ [type: string]: GivenText['kind'] }> = {
  promiseMade: 'reply',
  customerWrote: 'answer',
  contactMade: 'answer',
  refusalDisputed: 'reason',
  withdrawn: 'reply',
  revisitAnswered: 'reply',
  offerDeclined: 'wish',
  deductionContested: 'reason',
};

/**
 * What was written with an event: by the name the event has for it; else the next words of that kind by whoever acted,
 * as both stand in their order.
 */
function createWordsFor(texts: readonly GivenText[]): (event: CaseEvent) => string | null {
  const left = new Set(texts.filter(({ text }) => text !== null));
  const take = (fits: (text: GivenText) => boolean): string | null => {
    const found = [...left].find(fits);
    if (found) left.delete(found);
    return found?.text ?? null;
  };
  return ({ type, by, data }) => {
    const { words } = data;
    if (typeof words === 'string') return take(({ source }) => source === words);
    if (type === 'requestReceived') return take(({ kind }) => kind === 'symptom');
    const kind = KIND_OF[type];
    if (kind === undefined) return null;
    return take((one) => one.kind === kind && one.by.type === by.type && one.by.id === by.id);
  };
}

const DECIDED_BY: Readonly<{ [type: string]: string }> = {
  offerMade: 'offer',
  offerProposed: 'offer',
  requestRefused: 'refuse',
  findingMade: 'finding',
  triaged: 'triage',
};

/** The decision behind an event: by its number where the event names it, else by the rule it gives as its reason. */
function createDecisionFor(decisions: readonly Decision[]): (event: CaseEvent) => Decision | undefined {
  const byNumber = new Map(decisions.map((one) => [one.n, one]));
  return ({ type, because, at, data }) => {
    const { offer } = data;
    const named =
      typeof offer === 'object' && offer !== null && 'decision' in offer ? Number(offer.decision) : undefined;
    if (named !== undefined && byNumber.has(named)) return byNumber.get(named);
    if (because === null && DECIDED_BY[type] === undefined) return undefined;
    return (
      decisions.find((one) => one.rule === because && one.at === at) ?? decisions.find((one) => one.rule === because)
    );
  };
}
