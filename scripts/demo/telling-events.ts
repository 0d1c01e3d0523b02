import type { Both, Language } from './languages.ts';
import type { Event, Money } from './schemas.ts';
import type { Kind } from './printer.ts';

/** An event of the record as a line of the dialogue. */
export interface Told {
  readonly what: string;
  readonly kind: Kind;
}

type Data = Readonly<Record<string, unknown>>;
type Sentence = (data: Data, language: Language) => Both;

const inside = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {});
const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export const moneyIn = (language: Language, { amount, currency }: Money): string => {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
const moneyOf = (value: unknown, language: Language): string => {
  const { amount, currency } = inside(value);
  return typeof amount === 'number' && typeof currency === 'string' ? moneyIn(language, { amount, currency }) : '';
};
const day = (value: unknown, language: Language): string =>
  typeof value === 'number'
    ? new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
        dateStyle: 'medium',
        timeZone: 'America/New_York',
      }).format(value)
    : '';

const named = (names: Readonly<Record<string, Both>>, value: unknown): Both =>
  names[word(value)] ?? { en: word(value), zh: word(value) };

const STAGES: Readonly<Record<string, Both>> = {
  diagnosis: { en: 'diagnosis', zh: '判责' },
  negotiation: { en: 'negotiation', zh: '协商' },
  execution: { en: 'execution', zh: '执行' },
  followUp: { en: 'follow-up', zh: '回访' },
  closed: { en: 'closed', zh: '结案' },
};
const PARTIES: Readonly<Record<string, Both>> = {
  customer: { en: 'the customer', zh: '顾客' },
  merchant: { en: 'the merchant', zh: '商家' },
  carrier: { en: 'the carrier', zh: '承运方' },
};
const SCANS: Readonly<Record<string, Both>> = {
  in_transit: { en: 'has taken over the parcel', zh: '已揽收包裹' },
  out_for_delivery: { en: 'is about to deliver the parcel', zh: '包裹派送中' },
  delivered: { en: 'has delivered the parcel to the warehouse', zh: '包裹已送达仓库' },
  lost: { en: 'has lost the parcel', zh: '包裹丢失' },
};
const REFUNDS: Readonly<Record<string, Both>> = {
  accepted: { en: 'accepted, under way', zh: '已受理，处理中' },
  held: { en: 'held by the provider', zh: '被支付机构暂扣' },
  arrived: { en: 'arrived', zh: '已到账' },
  failed: { en: 'failed', zh: '失败' },
  unknown: { en: 'outcome unknown', zh: '结果不明' },
  reversed: { en: 'came back', zh: '被退回' },
};
const TASKS: Readonly<Record<string, Both>> = {
  decide: { en: 'decide what no rule decides', zh: '决定规则没有规定的事' },
  newOffer: { en: 'make another offer', zh: '再提一个方案' },
  stuck: { en: 'free a step that cannot go on', zh: '处理卡住的一步' },
  stuckRefund: { en: 'free a refund that cannot go on', zh: '处理卡住的退款' },
  traceParcel: { en: 'ask the carrier for the parcel', zh: '向承运方查询包裹' },
  lateMoney: { en: 'look at money that moved late', zh: '查看结案后变动的款项' },
};

const SENTENCES: Readonly<Record<string, Sentence>> = {
  requestReceived: ({ policy }) => {
    const { id, version } = inside(policy);
    return {
      en: `takes the request in under the policy ${word(id)} ${word(version)}`,
      zh: `受理申请，适用规则 ${word(id)} ${word(version)}`,
    };
  },
  findingMade: ({ liability }) => ({
    en: `finds that it lies with ${named(PARTIES, liability).en}`,
    zh: `判定责任方：${named(PARTIES, liability).zh}`,
  }),
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
    en: `has the return ${word(rma)} authorised and a label printed: ${word(carrier)} ${word(trackingNo)}`,
    zh: `已取得退货授权 ${word(rma)} 和寄件标签：${word(carrier)} ${word(trackingNo)}`,
  }),
  parcelMoved: ({ status }) => named(SCANS, status),
  returnReceived: () => ({ en: 'has received the goods', zh: '已收到商品' }),
  returnInspected: ({ units }) => {
    const found = Array.isArray(units) ? units.map((unit) => word(inside(unit)['outcome'])).join(', ') : '';
    return { en: `has inspected the goods: ${found}`, zh: `验收完成：${found}` };
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
    const said = named(REFUNDS, inside(report)['status']);
    return { en: `says of refund ${word(n)}: ${said.en}`, zh: `退款 ${word(n)}：${said.zh}` };
  },
  slipTold: ({ promisedAt, newAt }, language) => ({
    en: `sees that ${day(promisedAt, language)} will not hold and tells the customer first; new date ${day(newAt, language)}`,
    zh: `发现 ${day(promisedAt, language)} 赶不上，先告诉顾客；新日期 ${day(newAt, language)}`,
  }),
  taskOpened: ({ task, kind, why }) => ({
    en: `calls a person: task ${word(task)}, ${named(TASKS, kind).en} (${word(why)})`,
    zh: `请人处理：任务 ${word(task)}，${named(TASKS, kind).zh}（${word(why)}）`,
  }),
  taskDone: ({ task, how }) => ({
    en: `is done with task ${word(task)} (${word(how)})`,
    zh: `完成任务 ${word(task)}（${word(how)}）`,
  }),
  revisitAsked: () => ({ en: 'asks the customer whether it helped', zh: '回访顾客：问题解决了吗' }),
  revisitAnswered: ({ solved }) =>
    solved === true
      ? { en: 'says that it is solved', zh: '答复：已解决' }
      : { en: 'says that it is not solved', zh: '答复：没有解决' },
  clockMarked: ({ name }) =>
    name === 'refundArrival'
      ? { en: 'warns that the promised date is near', zh: '提醒：承诺日期临近' }
      : { en: 'sends a reminder', zh: '发出提醒' },
  clockEnded: ({ name }) => ({ en: `stops waiting: ${word(name)} has run out`, zh: `等待结束：${word(name)} 到期` }),
  stageMoved: ({ to, outcome }) => {
    const end = word(outcome) === '' ? '' : `: ${word(outcome)}`;
    return { en: `→ ${named(STAGES, to).en}${end}`, zh: `→ ${named(STAGES, to).zh}${end}` };
  },
};

const TROUBLE = new Set(['slipTold', 'taskOpened']);
const NOTES = new Set(['stageMoved', 'clockEnded', 'clockMarked', 'refundPlanned']);
/** Machinery that says nothing to people: what the clocks are, and that the provider was asked and had nothing new. */
const isSilent = ({ type, data }: Event): boolean =>
  type === 'clocksSet' || (type === 'clockEnded' && data['name'] === 'refundPoll');

/** The event in words; undefined for what people need not see. */
export function tellEvent(event: Event, language: Language): Told | undefined {
  const sentence = SENTENCES[event.type];
  if (sentence === undefined || isSilent(event)) return undefined;
  const because = event.because === null ? '' : ` (${event.because})`;
  const kind = TROUBLE.has(event.type) ? 'trouble' : NOTES.has(event.type) ? 'note' : 'act';
  return { what: `${sentence(event.data, language)[language]}${because}`, kind };
}

const PEOPLE: Readonly<Record<string, Both>> = {
  customer: { en: 'customer', zh: '顾客' },
  integrator: { en: 'shop', zh: '店铺' },
  system: { en: 'aftercare', zh: '系统' },
  agent: { en: 'agent', zh: '客服' },
  supervisor: { en: 'supervisor', zh: '主管' },
  finance: { en: 'finance', zh: '财务' },
  warehouse: { en: 'warehouse', zh: '仓库' },
  carrier: { en: 'carrier', zh: '承运方' },
  payments: { en: 'payments', zh: '支付机构' },
};

/** Who did it: a role, or the provider by its port. */
export const whoDid = ({ by }: Pick<Event, 'by'>, language: Language): string =>
  named(PEOPLE, by.type === 'provider' ? by.id : by.type)[language];
