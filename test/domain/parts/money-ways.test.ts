import { judge } from '#domain/case/judge.ts';
import { decide } from '#domain/case/decide.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { formatMoney } from '#domain/money.ts';
import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { owedOn } from '#domain/parts/refund.ts';
import { reduceBy } from '#domain/settlement/price-reduction.ts';
import { splitOverTenders } from '#domain/settlement/tenders.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';

const ACT = { by: { type: 'provider', id: 'test' }, at: 1_000 } as const;
const usd = (amount: number) => ({ amount, currency: 'USD' as const });

const folded = (state: CaseState, ...events: NewEvent[]): CaseState => foldNew(state, events);

/** A case with one refund of 100.00 that is planned, and not asked for yet. */
const planned: CaseState = folded(
  { ...emptyState('AS-2026-000001'), stage: 'execution' },
  event('refundPlanned', { n: 1, paymentId: 'pay-1', tender: 'card', money: usd(10_000) }, ACT),
);
const failed = (state: CaseState, code: string, n = 1): CaseState =>
  folded(state, event('refundReported', { n, report: { status: 'failed', code } }, ACT));
const told = (status: 'open' | 'won' | 'lost', more: { lost?: number } = {}) =>
  event(
    'disputeTold',
    { disputeId: 'dp-1', paymentId: 'pay-1', money: usd(10_000), status, openedAt: 1, ...more },
    ACT,
  );

describe('a refund in the way of a dispute (R22)', () => {
  it('waits, and is asked for once it is released', () => {
    const held = folded(planned, told('open'), event('refundHeldBack', { n: 1 }, ACT));
    expect(nextForRefunds(held)).toBeUndefined();
    expect(nextForRefunds(folded(held, told('won'), event('refundReleased', { n: 1 }, ACT)))).toEqual({
      do: 'requestRefund',
      n: 1,
    });
  });

  it('that the provider refuses for a dispute we know of waits for its end, and is then tried under a new key (R18)', () => {
    const refused = failed(folded(planned, told('open')), 'payment_disputed');
    expect(nextForRefunds(refused)).toBeUndefined();
    expect(nextForRefunds(folded(refused, event('refundReleased', { n: 1 }, ACT)))).toEqual({ do: 'planRefund', n: 1 });
  });

  it('that the provider refuses for one we do not know of is asked about, once (R45)', () => {
    const refused = failed(planned, 'payment_disputed');
    expect(nextForRefunds(refused)).toEqual({ do: 'askDisputes', n: 1 });
    expect(nextForRefunds(folded(refused, event('disputesAsked', { n: 1 }, ACT)))).toMatchObject({ park: 'refund' });
  });

  it('is settled as far as the bank paid it, and only the rest is owed (R7)', () => {
    const covered = (amount: number): CaseState =>
      folded(
        failed(planned, 'covered_by_dispute'),
        event('refundCovered', { n: 1, paymentId: 'pay-1', money: usd(amount) }, ACT),
      );
    expect(refundsSettled(covered(10_000))).toBe(true);
    expect(owedOn(covered(10_000).refunds, 'pay-1')).toBe(0);
    expect(nextForRefunds(covered(6_500))).toEqual({ do: 'planRefund', n: 1 });
    expect(owedOn(covered(6_500).refunds, 'pay-1')).toBe(3_500);
  });

  it('is heard of once, in any order: a late opening opens nothing again (R45)', () => {
    const data = { disputeId: 'dp-1', paymentId: 'pay-1', money: usd(10_000), openedAt: 1 };
    const hear = (state: CaseState, status: 'open' | 'lost') =>
      judge(
        state,
        { type: 'disputeReported', id: status, by: ACT.by, at: 2, data: { ...data, status, owner: true } },
        2,
      );
    expect(hear(planned, 'open').map(({ type }) => type)).toEqual(['disputeTold', 'taskOpened']);
    expect(hear(folded(planned, told('open')), 'open')).toEqual([]);
    expect(hear(folded(planned, told('lost', { lost: 10_000 })), 'open')).toEqual([]);
  });
});

describe('money that cannot go back as it came (R16)', () => {
  const stuck = failed(planned, 'account_closed');
  const chosen = folded(stuck, event('payoutChosen', { n: 1, to: 'bank', account: 'key', askedBy: 'link' }, ACT));
  const judged = folded(chosen, event('payoutJudged', { n: 1, tasks: ['t1', 't2'] }, ACT));
  const approved = (state: CaseState, task: string, by: string): CaseState =>
    folded(state, event('payoutApproved', { n: 1, task, by }, ACT));

  it('is for a person until the customer chooses; then the policy is asked, two people agree, and it is paid (R21)', () => {
    expect(nextForRefunds(stuck)).toMatchObject({ park: 'refund' });
    expect(nextForRefunds(chosen)).toEqual({ do: 'judgePayout', n: 1 });
    expect(nextForRefunds(judged)).toBeUndefined();
    expect(nextForRefunds(approved(judged, 't1', 'a'))).toBeUndefined();
    expect(nextForRefunds(approved(approved(judged, 't1', 'a'), 't2', 'b'))).toEqual({ do: 'planRefund', n: 1 });
  });

  it('goes by the consent of two people beside whoever asked for it', () => {
    const open = folded(
      judged,
      event('taskOpened', { task: 't1', kind: 'approvePayout', why: 'a' }, ACT),
      event('taskOpened', { task: 't2', kind: 'approvePayout', why: 'b' }, ACT),
    );
    const say = (state: CaseState, task: string, id: string) =>
      decide(
        state,
        { name: 'decideTask', by: { type: 'finance', id }, data: { task, verdict: 'grant', reason: 'ok' } },
        2,
      );
    expect(say(open, 't1', 'link')).toMatchObject({ ok: false, refusal: { code: 'own_proposal' } });
    expect(say(open, 't1', 'a')).toMatchObject({ ok: true });
    expect(say(approved(open, 't1', 'a'), 't2', 'a')).toMatchObject({ ok: false, refusal: { code: 'own_proposal' } });
    expect(say(approved(open, 't1', 'a'), 't2', 'b')).toMatchObject({ ok: true });
  });

  it('that failed there, too, is for another choice and is not sent the same way again (R19)', () => {
    const other = folded(
      approved(approved(judged, 't1', 'a'), 't2', 'b'),
      event(
        'refundPlanned',
        {
          n: 2,
          paymentId: 'pay-1',
          tender: 'card',
          money: usd(10_000),
          replaces: 1,
          way: 'alternate',
          payout: { to: 'bank', account: 'key', askedBy: 'link', tasks: ['t1', 't2'], approvedBy: ['a', 'b'] },
        },
        ACT,
      ),
    );
    expect(nextForRefunds(other)).toEqual({ do: 'requestRefund', n: 2 });
    expect(nextForRefunds(failed(other, 'account_unknown', 2))).toMatchObject({ park: 'refund' });
  });

  it('of a closed gift card goes on a new one by itself', () => {
    const card = folded(
      { ...emptyState('AS-2026-000001'), stage: 'execution' },
      event('refundPlanned', { n: 1, paymentId: 'pay-1', tender: 'gift_card', money: usd(500) }, ACT),
    );
    expect(nextForRefunds(failed(card, 'account_closed'))).toEqual({ do: 'planRefund', n: 1 });
  });

  it('and comes too soon for the provider waits for its clock (R21)', () => {
    const soon = folded(
      { ...emptyState('AS-2026-000001'), stage: 'execution' },
      event('refundPlanned', { n: 1, paymentId: 'p', tender: 'wallet', money: usd(5), notBefore: 2_000 }, ACT),
    );
    expect(nextForRefunds(soon)).toBeUndefined();
    expect(nextForRefunds({ ...soon, spent: ['refundNotBefore:r1.0'] })).toEqual({ do: 'requestRefund', n: 1 });
  });
});

describe('money that does not add up, seen to by hand (R17)', () => {
  const short = folded(
    failed(planned, 'account_closed'),
    event('refundShort', { money: usd(300) }, ACT),
    event('taskOpened', { task: 't1', kind: 'lateMoney', why: 'not covered' }, ACT),
  );
  const record = (how: 'paid_otherwise' | 'recovered', evidence = 'transfer 7') => {
    const by = { type: 'finance', id: 'f' } as const;
    const outcome = { step: 'lateMoney', how } as const;
    return decide(short, { name: 'resolveTask', by, data: { task: 't1', how: 'record', outcome, evidence } }, 2);
  };

  it('is settled by what a person records with evidence, and nothing takes its place', () => {
    const recorded = record('paid_otherwise');
    const after = folded(short, ...(recorded.ok ? recorded.value : []));
    expect(after).toMatchObject({ tasks: [], refunds: [{ settledBy: 'person' }] });
    expect(after.shortfall).toBeUndefined();
    expect(refundsSettled(after)).toBe(true);
    expect(record('paid_otherwise', ' ')).toMatchObject({ ok: false, refusal: { code: 'evidence_missing' } });
  });

  it('stays short when money was only got back from elsewhere', () => {
    const recorded = record('recovered');
    expect(folded(short, ...(recorded.ok ? recorded.value : [])).shortfall).toEqual(usd(300));
  });
});

describe('currencies without cents, or with three (R24)', () => {
  it.each([
    ['JPY', 1_000, [333, 333, 334], '333'],
    ['KWD', 10_000, [3_333, 3_333, 3_334], '3.333'],
  ] as const)(
    'three units for one price in %s give exactly that price, unit by unit (R8)',
    (currency, net, each, first) => {
      const units = [0, 1, 2].map((already) => portionOf({ net, quantity: 3, already, count: 1 }));
      expect(units).toEqual(each);
      expect(formatMoney({ amount: units[0] ?? 0, currency })).toBe(`${first} ${currency}`);
      const priced = units.map((amount, index) => ({ lineNo: 1, unitNo: index + 1, net: amount, reduced: 0 }));
      expect(reduceBy(1, priced)).toEqual([{ lineNo: 1, unitNo: 3, amount: 1 }]);
      const rooms = [
        { paymentId: 'a', tender: 'card' as const, methodId: 'm', room: net - 1 },
        { paymentId: 'b', tender: 'gift_card' as const, methodId: 'g', room: 1 },
      ];
      const split = splitOverTenders({ tenderOrder: ['gift_card'], tenderSplit: 'inOrder' }, net + 1, rooms);
      expect([split.parts.map(({ amount }) => amount), split.shortfall]).toEqual([[1, net - 1], 1]);
    },
  );
});
