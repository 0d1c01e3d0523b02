import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

const yuan = (amount: number): Json => ({ amount, currency: 'CNY' });

describe('what goods that come back are worth', () => {
  let stack: SharedStack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** The amounts of an explanation, or of a settlement, by what each line is for. */
  const amounts = (lines: Json[]): number[] => lines.map(({ amount }) => amount as number);

  async function settled(order: StoryOrder, request: Json): Promise<Json> {
    const { caseNo, view } = await more.returned(order, request);
    const paid = await story.until(
      caseNo,
      ({ refunds }) => refunds.length > 0 && refunds.every(({ status }: Json) => status !== 'planned'),
    );
    expect(view.offer.explanation.arithmetic.map(({ amount }: Json) => amount)).toEqual(amounts(paid.settlement));
    return paid;
  }

  const back = (view: Json): string[] =>
    view.refunds.map(({ tender, money, way }: Json) => `${tender} ${money.amount} ${way}`);

  it.concurrent(
    'a part return for a fault of ours leaves the customer the 满300减40 it breaks (R8, R10)',
    async () => {
      const order = await story.theOrder('threeNuts', { deliveredDaysAgo: 3 });
      const view = await settled(order, { items: [{ line: 1, quantity: 1 }], problem: 'defective', ...proof });
      expect(back(view)).toEqual(['wallet 9971 original']);
      expect((await story.ledger(order)).settlements.map(({ kind, amount }: Json) => `${kind} ${amount}`)).toEqual([
        'goods 9971',
      ]);
    },
    120_000,
  );

  it.concurrent(
    'a change of mind about one of two teas, gift kept: the discount and the gift are taken off (R6, R10)',
    async () => {
      const order = await story.theOrder('twoTeasWithGifts', { deliveredDaysAgo: 3 });
      const view = await settled(order, { items: [{ line: 1, quantity: 1 }] });
      expect(view.settlement.map(({ kind, amount, line }: Json) => [kind, amount, line])).toEqual([
        ['goods', 24_800, 1],
        ['gift', -4_500, 2],
        ['lostDiscount', -2_000, null],
      ]);
      expect(back(view)).toEqual(['wallet 18300 original']);
      expect(view.shortfall).toBeNull();
    },
    120_000,
  );

  it.concurrent(
    'one of two bags keeps less than free shipping asks for: what it spared is taken off once (R10, R11)',
    async () => {
      const order = await story.theOrder('freeShippingTogether', { deliveredDaysAgo: 3 });
      const view = await settled(order, { items: [{ line: 1, quantity: 1 }] });
      expect(back(view)).toEqual(['wallet 7000 original']);
      const { body: again } = await story.open(order, {
        items: [{ line: 1, quantity: 1 }],
        problem: 'ordered_by_mistake',
      });
      // With the last of them nothing was sold at all: what was taken off goes back.
      expect(again.case.offer.money).toEqual(yuan(8_600));
      expect(amounts(again.case.offer.explanation.arithmetic)).toEqual([7_800, 800]);
    },
    120_000,
  );

  it.concurrent(
    'a component of a kit has its share of the price (R5)',
    async () => {
      const order = await story.theOrder('kitchenKit', { deliveredDaysAgo: 3 });
      const view = await settled(order, { items: [{ line: 2, quantity: 1 }], problem: 'defective', ...proof });
      expect(back(view)).toEqual(['wallet 10712 original']);
    },
    120_000,
  );

  it.concurrent(
    'three tenders: each gets back what it gave, points in kind and no money for them (R7, R16)',
    async () => {
      const order = await story.theOrder('threeTenders', { deliveredDaysAgo: 3 });
      const view = await settled(order, { problem: 'defective', ...proof });
      expect(back(view)).toEqual(['points 601 inKind', 'gift_card 5300 original', 'wallet 13999 original']);
      const { refunds } = await story.ledger(order);
      expect(refunds.map(({ amount, payout }: Json) => `${amount} ${payout}`)).toEqual([
        '601 in_kind',
        '5300 original',
        '13999 original',
      ]);
    },
    120_000,
  );

  it.concurrent(
    'what has not left gives back its express shipping, too (R11, R31)',
    async () => {
      const order = await story.theOrder('expressUnshipped');
      const { body } = await story.open(order, { wish: 'refund_only' });
      expect(amounts(body.case.offer.explanation.arithmetic)).toEqual([39_900, 1_200]);
      await story.accept(body.caseNo);
      const view = await story.until(body.caseNo, ({ refunds }) => refunds.length === 1);
      expect(back(view)).toEqual(['wallet 41100 original']);
    },
    60_000,
  );

  it.concurrent(
    'under the us preset a change of mind costs the return fee and a tenth for restocking, a defect nothing (R12)',
    async () => {
      const plain = await story.anOrder({
        where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === 1,
      });
      const order = await more.sold(plain, [{ lineNo: 1, quantity: 2, net: 20_001 }]);
      const request = (problem: string): Json => ({
        shop: order.shop,
        order: order.orderNo,
        channel: 'web',
        policy: 'us',
        items: [{ line: 1, quantity: 1 }],
        problem,
        wish: 'return_and_refund',
        contact: { email: order.email },
        ...(problem === 'defective' ? proof : {}),
      });
      const mind = await story.api('agent', 'POST', '/v1/cases', request('no_longer_wanted'));
      expect(amounts(mind.body.case.offer.explanation.arithmetic)).toEqual([10_000, -500, -1_000]);
      expect(mind.body.case.offer.money.amount).toBe(8_500);
      const defect = await story.api('agent', 'POST', '/v1/cases', request('defective'));
      expect(amounts(defect.body.case.offer.explanation.arithmetic)).toEqual([10_001]);
    },
    60_000,
  );
});

const proof = { symptom: 'It is broken.', evidence: ['https://photos.example/1.jpg'] };
