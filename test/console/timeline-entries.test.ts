import { entriesOf, eventText } from '#console/pages/case/centre/entries.ts';
import { groupOf } from '#console/pages/case/centre/event-groups.ts';
import { EVENT_WORDS } from '#console/pages/case/centre/event-words.ts';
import { ledgerRows, ledgerTotals } from '#console/pages/case/centre/ledger-rows.ts';
import { replyKinds } from '#console/pages/case/centre/reply-kinds.ts';
import { turnOf } from '#console/pages/case/turn-clock.ts';
import type { CaseEvent, GivenText, Message, OrderLedger } from '#console/pages/case/case-types.ts';

const AT = '2026-11-22T08:00:00.000Z';
const saying = { zone: 'Asia/Shanghai', now: Date.parse(AT), currency: 'CNY', tasks: new Map<string, string>() };
const event = (seq: number, type: string, data: CaseEvent['data'] = {}, more: Partial<CaseEvent> = {}): CaseEvent => ({
  seq,
  type,
  at: new Date(Date.parse(AT) + seq * 60_000).toISOString(),
  by: { type: 'agent', id: 'li-na' },
  because: null,
  data,
  ...more,
});
const text = (kind: GivenText['kind'], words: string, source: string | null = null): GivenText => ({
  id: words,
  kind,
  at: AT,
  by: { type: 'agent', id: 'li-na' },
  text: words,
  url: null,
  source,
});
const say = (type: string, data: CaseEvent['data'], locale: 'en' | 'zh-CN' = 'en'): string =>
  eventText({ type, data }, { ...saying, locale });

describe('the words of the timeline', () => {
  it('say amounts, dates and the words of the trade in both languages', () => {
    const data = { offer: { version: 2, remedy: 'return_and_refund', money: { amount: 8602, currency: 'CNY' } } };
    expect(say('offerMade', data)).toBe('Offer 2 made: Return and refund · CN¥86.02');
    expect(say('offerMade', data, 'zh-CN')).toBe('发出方案 2：退货退款 · ¥86.02');
    expect(say('refundReported', { n: 1, report: { status: 'held', code: 'limit' } }, 'zh-CN')).toBe(
      '退款 1：支付方暂缓（limit）',
    );
    expect(say('promiseMade', { promise: 'p1', dueAt: Date.parse(AT) })).toMatch(/^Promised by .*16:00/);
    expect(say('returnInspected', { units: [{ outcome: 'refused', disposition: null }] })).toBe('Inspected: refused');
  });

  it('leave out what is masked, and name a type that is not known by itself', () => {
    expect(say('offerMade', {}, 'en')).toBe('Offer made');
    expect(say('refundPlanned', { n: 1 })).toBe('Refund 1 planned');
    expect(say('somethingNew', {})).toBe('somethingNew');
  });

  it.each(['en', 'zh-CN'] as const)('can be said of every event without any value: %s', (locale) => {
    for (const type of Object.keys(EVENT_WORDS[locale])) expect(say(type, {}, locale)).not.toMatch(/[{}]|^$/);
  });

  it('sorts events by what they are about', () => {
    expect(['refundPlanned', 'parcelMoved', 'slipTold', 'offerMade', 'replyGiven', 'withdrawn'].map(groupOf)).toEqual([
      'money',
      'goods',
      'time',
      'decision',
      'message',
      'act',
    ]);
  });
});

describe('the timeline', () => {
  const message: Message = {
    id: 7,
    at: new Date(Date.parse(AT) + 60_000).toISOString(),
    to: 'customer',
    template: 'reply',
    params: {},
    locale: 'zh-CN',
    status: 'delivered',
    sentAt: null,
  };

  it('keeps what was told behind what it tells of, and puts words with their acts (E4, R50)', () => {
    const entries = entriesOf(
      {
        events: [
          event(1, 'replyGiven', { n: 1, closes: false, words: 'k/0' }),
          event(2, 'promiseMade', { promise: 'p1', dueAt: 0 }),
          event(3, 'withdrawn'),
        ],
        decisions: [],
        messages: [message],
        texts: [text('reply', 'we call you'), text('reply', 'we look', 'k/0')],
      },
      { ...saying, locale: 'en' },
    );
    expect(entries.map(({ id, wrote }) => [id, wrote])).toEqual([
      ['e1', 'we look'],
      ['m7', null],
      ['e2', 'we call you'],
      ['e3', null],
    ]);
  });

  it('finds the decision behind an offer by its number, else by its rule (R35)', () => {
    const decision = (n: number, rule: string) => ({
      n,
      rule,
      at: AT,
      kind: 'offer',
      verdict: 'offer',
      override: null,
      policy: 'us',
      version: '1',
      cites: [],
      says: { zh: '', en: '' },
      facts: {},
      arithmetic: [],
    });
    const entries = entriesOf(
      {
        events: [
          event(1, 'findingMade', { liability: 'merchant' }, { because: 'quality' }),
          event(2, 'offerMade', { offer: { decision: 2, version: 1 } }),
          event(3, 'clockMarked', { name: 'offerAnswer' }),
        ],
        decisions: [decision(1, 'quality'), decision(2, 'window')],
        messages: [],
        texts: [],
      },
      { ...saying, locale: 'en' },
    );
    expect(entries.map((one) => one.decision?.n)).toEqual([1, 2, undefined]);
  });
});

describe('the money ledger', () => {
  it('sets what was taken in against what was given back, without what failed (R7)', () => {
    const ledger: Pick<OrderLedger, 'payments' | 'refunds' | 'disputes'> = {
      payments: [
        {
          paymentId: 'pay-1',
          tender: 'card',
          currency: 'CNY',
          captured: 1000,
          held: 0,
          refunded: 400,
          disputed: 0,
          excess: 0,
        },
      ],
      refunds: [refund('r-1', 400, 'arrived'), refund('r-2', 100, 'failed')],
      disputes: [],
    };
    const rows = ledgerRows({ ...ledger, shop: 's', order: 'o', units: [], charges: [], settlements: [] }, 'AS-1');
    expect(rows.map(({ sort, in: taken, out }) => [sort, taken, out])).toEqual([
      ['payment', 1000, null],
      ['refund', null, 400],
      ['refund', null, 100],
    ]);
    expect(ledgerTotals(rows)).toEqual({ in: 1000, out: 400 });
  });
});

const refund = (key: string, amount: number, state: string) => ({
  key,
  caseNo: 'AS-1',
  paymentId: 'pay-1',
  amount,
  currency: 'CNY',
  state,
  payout: 'original',
  updatedAt: AT,
});

describe('whose turn it is', () => {
  const clock = (name: 'promise' | 'parcelSilent' | 'offerAnswer', waitsFor: string, dueAt: string) => ({
    name,
    waitsFor,
    dueAt,
    startedAt: AT,
    reminders: [],
    then: 'trace',
    to: null,
    within: null,
    setBy: null,
  });
  const next = { clock: 'promise' as const, at: AT, reminder: true, then: 'escalate' };

  it('is told with the deadline of whoever is waited for, and not with another that is nearer', () => {
    const clocks = [clock('promise', 'agent', '2026-11-23'), clock('parcelSilent', 'carrier', '2026-11-28')];
    expect(turnOf({ clocks, waitingOn: 'carrier', next })).toMatchObject({ clock: 'parcelSilent', then: 'trace' });
    expect(turnOf({ clocks, waitingOn: 'agent', next })).toBe(next);
    expect(turnOf({ clocks: [], waitingOn: 'nobody', next: null })).toBeNull();
  });
});

describe('what a reply may do', () => {
  const task = {
    id: 't1',
    role: 'agent',
    says: '',
    why: '',
    step: null,
    openedAt: AT,
    level: 0,
    department: null,
    owner: null,
  };
  it('follows the stage and who has the word (F3, J1)', () => {
    expect(replyKinds({ stage: 'closed', offer: null, tasks: [] })).toEqual([]);
    expect(replyKinds({ stage: 'execution', offer: null, tasks: [] })).toEqual(['between']);
    expect(replyKinds({ stage: 'diagnosis', offer: null, tasks: [{ ...task, kind: 'answer' }] })).toEqual([
      'between',
      'closes',
      'awaits',
    ]);
    expect(replyKinds({ stage: 'diagnosis', offer: null, tasks: [{ ...task, kind: 'decide' }] })).toEqual([
      'between',
      'awaits',
    ]);
  });
});
