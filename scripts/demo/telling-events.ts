import type { Both, Language } from './languages.ts';
import { CLOCKS, named, OUTCOMES, PARTIES, PEOPLE, REFUNDS, SCANS, STAGES, TASKS, UNITS } from './names.ts';
import type { Kind } from './printer.ts';
import type { Event, Money } from './schemas.ts';

/** An event of the record as a line of the dialogue. */
export interface ToldEvent {
  readonly what: string;
  readonly kind: Kind;
}

/** What the rules behind decisions say, by the rule's id. */
export type Reasons = ReadonlyMap<string, Both>;

type Data = Readonly<Record<string, unknown>>;
type Sentence = (data: Data, language: Language) => Both;

const inside = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {});
const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

export function moneyIn(language: Language, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function moneyOf(value: unknown, language: Language): string {
  const { amount, currency } = inside(value);
  return typeof amount === 'number' && typeof currency === 'string' ? moneyIn(language, { amount, currency }) : '';
}

/** The last day that still counts: a deadline at midnight is the end of the day before. */
const dayOf = (value: unknown, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'America/New_York' }).format(
    Number(value) - 1,
  );

const SENTENCES: Readonly<Record<string, Sentence>> = {
  requestReceived: ({ policy }) => {
    const rules = `${word(inside(policy)['id'])} ${word(inside(policy)['version'])}`;
    return { en: `passes the request on; it is handled under the policy ${rules}`, zh: `转来申请，适用规则 ${rules}` };
  },
  findingMade: ({ liability }) => {
    const party = named(PARTIES, word(liability));
    return { en: `finds that it lies with ${party.en}`, zh: `判定责任方：${party.zh}` };
  },
  offerMade: ({ offer }, language) => {
    const { version, money, refundDays } = inside(offer);
    const sum = moneyOf(money, language);
    return {
      en: `makes offer ${word(version)}: ${sum} back, within ${word(refundDays)} working days`,
      zh: `提出第 ${word(version)} 号方案：退 ${sum}，${word(refundDays)} 个工作日内到账`,
    };
  },
  offerAccepted: ({ version }) => ({ en: `accepts offer ${word(version)}`, zh: `接受第 ${word(version)} 号方案` }),
  offerDeclined: ({ version }) => ({ en: `declines offer ${word(version)}`, zh: `拒绝第 ${word(version)} 号方案` }),
  returnAuthorised: ({ rma, carrier, trackingNo }) => ({
    en: `authorises the return ${word(rma)}; label ${word(carrier)} ${word(trackingNo)}`,
    zh: `已授权退货 ${word(rma)}，寄件标签 ${word(carrier)} ${word(trackingNo)}`,
  }),
  parcelMoved: ({ status }) => named(SCANS, word(status)),
  returnReceived: () => ({ en: 'has received the goods', zh: '已收到商品' }),
  returnInspected: ({ units }) => {
    const found = (Array.isArray(units) ? units : []).map((unit) => named(UNITS, word(inside(unit)['outcome'])));
    return {
      en: `has inspected the goods: ${found.map(({ en }) => en).join(', ')}`,
      zh: `验收完成：${found.map(({ zh }) => zh).join('、')}`,
    };
  },
  returnSettled: ({ accepted, of }) => ({
    en: `settles the return: ${word(accepted)} of ${word(of)} accepted`,
    zh: `结算退货：${word(of)} 件中 ${word(accepted)} 件通过`,
  }),
  refundPlanned: ({ n, money }, language) => ({
    en: `plans refund ${word(n)} of ${moneyOf(money, language)}, under one key for life`,
    zh: `计划退款 ${word(n)}：${moneyOf(money, language)}，幂等键终身不变`,
  }),
  refundReported: ({ n, report }) => {
    const said = named(REFUNDS, word(inside(report)['status']));
    return { en: `refund ${word(n)}: ${said.en}`, zh: `退款 ${word(n)}：${said.zh}` };
  },
  slipTold: ({ promisedAt, newAt }, language) => ({
    en: `sees that ${dayOf(promisedAt, language)} will not hold and tells the customer first; new date ${dayOf(newAt, language)}`,
    zh: `发现 ${dayOf(promisedAt, language)} 赶不上，先告诉顾客；新日期 ${dayOf(newAt, language)}`,
  }),
  taskOpened: ({ task, kind, why }) => ({
    en: `calls a person, task ${word(task)}: ${named(TASKS, word(kind)).en} (${word(why)})`,
    zh: `请人处理，任务 ${word(task)}：${named(TASKS, word(kind)).zh}（${word(why)}）`,
  }),
  taskDone: ({ task }) => ({ en: `task ${word(task)} is done`, zh: `任务 ${word(task)} 已完成` }),
  revisitAsked: () => ({ en: 'asks the customer whether it helped', zh: '回访顾客：问题解决了吗' }),
  revisitAnswered: ({ solved }) =>
    solved === true
      ? { en: 'says that it is solved', zh: '答复：已解决' }
      : { en: 'says that it is not solved', zh: '答复：没有解决' },
  clockMarked: ({ name }) => ({
    en: `reminds of ${named(CLOCKS, word(name)).en}`,
    zh: `提醒：${named(CLOCKS, word(name)).zh}`,
  }),
  clockEnded: ({ name }) => ({
    en: `has waited long enough for ${named(CLOCKS, word(name)).en}`,
    zh: `等待期满：${named(CLOCKS, word(name)).zh}`,
  }),
  stageMoved: ({ to, outcome }) => {
    const [stage, end] = [named(STAGES, word(to)), named(OUTCOMES, word(outcome))];
    return end.en === ''
      ? { en: `→ ${stage.en}`, zh: `→ ${stage.zh}` }
      : { en: `→ ${stage.en}: ${end.en}`, zh: `→ ${stage.zh}：${end.zh}` };
  },
};

const KINDS: Readonly<Record<string, Kind>> = {
  slipTold: 'trouble',
  taskOpened: 'trouble',
  stageMoved: 'note',
  clockMarked: 'note',
  clockEnded: 'note',
  refundPlanned: 'note',
};

const COLON: Both = { en: ': ', zh: '：' };

/** Clocks whose end is machinery and says nothing to people. */
const SILENT_CLOCKS: readonly unknown[] = ['refundPoll', 'revisit'];

/** The event in words, with what its rule says; undefined for what people need not see. */
export function tellEvent({ type, data, because }: Event, language: Language, reasons: Reasons): ToldEvent | undefined {
  const sentence = SENTENCES[type];
  const isMachinery = type === 'clockEnded' && SILENT_CLOCKS.includes(data['name']);
  if (sentence === undefined || isMachinery) return undefined;
  const reason = reasons.get(because ?? '')?.[language];
  return {
    what: `${sentence(data, language)[language]}${reason === undefined ? '' : `${COLON[language]}${reason}`}`,
    kind: KINDS[type] ?? 'act',
  };
}

/** Asked again, the provider says the same again: only the first time is news. */
export const saysTheSame = (before: Event | undefined, { type, data }: Event): boolean =>
  type === 'refundReported' &&
  before !== undefined &&
  before.data['n'] === data['n'] &&
  inside(before.data['report'])['status'] === inside(data['report'])['status'];

/** Who did it: a role, or the provider by its port. */
export const whoDid = ({ by }: Pick<Event, 'by'>, language: Language): string =>
  named(PEOPLE, (by.type === 'provider' ? by.id : undefined) ?? by.type)[language];
