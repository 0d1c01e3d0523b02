import fc from 'fast-check';
import { TENDERS } from '#domain/order.ts';
import { splitOverTenders, type TenderRoom } from '#domain/settlement/tenders.ts';

const aPayment = (tender: TenderRoom['tender'], room: number, over: Partial<TenderRoom> = {}): TenderRoom => ({
  paymentId: `pay-${tender}`,
  methodId: `m-${tender}`,
  tender,
  room,
  ...over,
});
const RULES = { tenderOrder: ['points', 'coupon', 'gift_card', 'card'], tenderSplit: 'inOrder' } as const;
const three = [aPayment('card', 8_000), aPayment('gift_card', 1_500), aPayment('points', 500)];
const amountsOf = (parts: readonly { readonly tender: string; readonly amount: number }[]) =>
  parts.map(({ tender, amount }) => `${tender} ${amount}`);

describe('a refund over several tenders', () => {
  it('goes back in the policy’s order, each up to its room (R16)', () => {
    expect(amountsOf(splitOverTenders(RULES, 3_000, three).parts)).toEqual([
      'points 500',
      'gift_card 1500',
      'card 1000',
    ]);
    const cardFirst = { ...RULES, tenderOrder: ['card'] as const };
    expect(amountsOf(splitOverTenders(cardFirst, 9_000, three).parts)).toEqual(['card 8000', 'gift_card 1000']);
  });

  it('goes back by what is left on each, where the policy says so (R16)', () => {
    const proportional = { ...RULES, tenderSplit: 'proportional' } as const;
    expect(amountsOf(splitOverTenders(proportional, 1_000, three).parts)).toEqual([
      'points 50',
      'gift_card 150',
      'card 800',
    ]);
  });

  it('gives points and coupons back in kind, a closed gift card as a new one, other closed means another way (R16)', () => {
    const closed = TENDERS.map((tender) => aPayment(tender, 100, { closed: true }));
    const { parts } = splitOverTenders(RULES, 600, closed);
    expect(Object.fromEntries(parts.map(({ tender, way }) => [tender, way]))).toEqual({
      points: 'inKind',
      coupon: 'inKind',
      gift_card: 'reissue',
      card: 'alternate',
      paypal: 'alternate',
      wallet: 'alternate',
    });
    expect(splitOverTenders(RULES, 1, [aPayment('card', 1)]).parts).toMatchObject([{ way: 'original' }]);
  });

  it('says what the payments cannot cover (R17)', () => {
    expect(splitOverTenders(RULES, 10_500, three)).toMatchObject({ shortfall: 500 });
    expect(splitOverTenders(RULES, 100, [])).toEqual({ parts: [], shortfall: 100 });
    expect(splitOverTenders(RULES, 100, [aPayment('card', -50)])).toEqual({ parts: [], shortfall: 100 });
  });

  it('of zero needs no part at all (R23)', () => {
    expect(splitOverTenders(RULES, 0, three)).toEqual({ parts: [], shortfall: 0 });
  });

  it('never exceeds the room of a payment, and parts and shortfall make the amount (R7, R16, R17)', () => {
    const payments = fc
      .array(fc.tuple(fc.constantFrom(...TENDERS), fc.nat({ max: 1e6 }), fc.boolean()), { maxLength: 6 })
      .map((some) =>
        some.map(([tender, room, closed], index) => aPayment(tender, room, { paymentId: `p${index}`, closed })),
      );
    fc.assert(
      fc.property(
        payments,
        fc.nat({ max: 4e6 }),
        fc.constantFrom('inOrder', 'proportional'),
        fc.shuffledSubarray([...TENDERS]),
        (given, amount, tenderSplit, tenderOrder) => {
          const { parts, shortfall } = splitOverTenders({ tenderOrder, tenderSplit }, amount, given);
          const paid = parts.reduce((total, part) => total + part.amount, 0);
          expect(paid + shortfall).toBe(amount);
          for (const part of parts)
            expect(part.amount).toBeLessThanOrEqual(given.find((one) => one.paymentId === part.paymentId)?.room ?? 0);
          const room = given.reduce((total, one) => total + one.room, 0);
          expect(shortfall).toBe(Math.max(0, amount - room));
          for (const part of parts)
            if (part.tender === 'points' || part.tender === 'coupon') expect(part.way).toBe('inKind');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
