import { absoluteText } from '#console/kit/time-text.ts';
import { moneyText } from '#console/kit/money-text.ts';
import { nameOf } from '#console/kit/names.ts';
import { caseName, type CaseTable } from '#console/pages/case/case-names.ts';
import type { Locale } from '#console/words/words.ts';

/** In what an event's values are said. */
export interface Saying {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: number;
  /** Of amounts that stand without one. */
  readonly currency: string | undefined;
  /** What each task is about, by its id. */
  readonly tasks: ReadonlyMap<string, string>;
}

type Data = Readonly<Record<string, unknown>>;

/** By what table the text under a name is said; other texts stand as they are. */
const TABLE_OF: Readonly<Record<string, CaseTable>> = {
  remedy: 'remedy',
  problem: 'problem',
  wish: 'wish',
  question: 'question',
  channel: 'channel',
  clock: 'clock',
  name: 'clock',
  outcome: 'outcome',
  department: 'department',
  liability: 'state',
  verdict: 'state',
  how: 'state',
  step: 'state',
  status: 'state',
  answer: 'state',
  queue: 'state',
  why: 'state',
  reason: 'state',
  tender: 'state',
  as: 'state',
  choice: 'state',
};

/** The same where a name means something else in one type of event. */
const SPECIAL: Readonly<Record<string, CaseTable>> = {
  'taskOpened.kind': 'task',
  'grantMade.kind': 'grant',
  'refundReported.status': 'refund',
  'interceptAnswered.outcome': 'state',
  'grantRevoked.outcome': 'state',
};

/** Parts of an event's data whose values are as good as its own. */
const NESTED: ReadonlySet<string> = new Set(['offer', 'report', 'request', 'grant', 'deadline']);

/** The values of an event as words; a name that is not there, or not shown to this role, is `none`. */
export function valuesOf(type: string, data: Data, saying: Saying): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(data)) {
    if (NESTED.has(key) && isRecord(value)) Object.assign(values, valuesOf(type, value, saying));
    else {
      const text = textOf({ type, key, value }, saying);
      if (text !== undefined) values[key] = text;
    }
  }
  return new Proxy(values, { has: () => true, get: (own, key) => own[String(key)] ?? 'none' });
}

interface One {
  readonly type: string;
  readonly key: string;
  readonly value: unknown;
}

const isRecord = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf({ type, key, value }: One, saying: Saying): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(key, value, saying);
  if (typeof value === 'string') return wordOf({ type, key, value }, saying);
  if (Array.isArray(value)) return listText(key, value, saying);
  if (isRecord(value) && typeof value['amount'] === 'number' && typeof value['currency'] === 'string')
    return moneyText({ amount: value['amount'], currency: value['currency'] }, saying.locale);
  return undefined;
}

const INSTANTS: ReadonlySet<string> = new Set(['dueAt', 'newAt', 'promisedAt', 'at', 'notBefore', 'expectedAt']);

function numberText(key: string, value: number, { locale, zone, now, currency }: Saying): string {
  if (INSTANTS.has(key)) return absoluteText(value, now, { locale, zone });
  if (key === 'amount' && currency !== undefined) return moneyText({ amount: value, currency }, locale);
  return String(value);
}

function wordOf({ type, key, value }: { type: string; key: string; value: string }, { locale, tasks }: Saying): string {
  if (key === 'task') return taskText(value, tasks, locale);
  if (key === 'to') return nameOf(type === 'stageMoved' ? 'stage' : 'role', value, locale);
  const table = SPECIAL[`${type}.${key}`] ?? TABLE_OF[key];
  return table === undefined ? value : caseName(table, value, locale);
}

const taskText = (id: string, tasks: ReadonlyMap<string, string>, locale: Locale): string => {
  const kind = tasks.get(id);
  return kind === undefined ? id : `${id} (${caseName('task', kind, locale)})`;
};

function listText(key: string, value: readonly unknown[], saying: Saying): string {
  const { locale, zone, now } = saying;
  const parts = value.filter(isRecord).map((one) => {
    if (key === 'clocks')
      return `${caseName('clock', String(one['name']), locale)} ${absoluteText(Number(one['dueAt']), now, { locale, zone })}`;
    return UNIT_WORDS.flatMap((name) => nameIn(one[name], locale)).join(' ');
  });
  return parts.length > 0 ? parts.join('; ') : 'none';
}

const UNIT_WORDS = ['sku', 'outcome', 'disposition'] as const;

const nameIn = (value: unknown, locale: Locale): readonly string[] =>
  typeof value === 'string' ? [caseName('state', value, locale)] : [];
