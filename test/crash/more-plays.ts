import type { Json, Story, StoryOrder } from '#test/support/story.ts';
import { anOrderFoundDefective, byCard, type Play } from './plays.ts';

const DAY_MS = 86_400_000;

/** A return that is taken back while its label is out. */
export const WITHDRAWAL: Play = {
  name: 'a withdrawal',
  anOrder: (story) => story.anOrder({ where: byCard }),
  async act(people, order) {
    const caseNo = await people.opens(order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await people.does(`/v1/cases/${caseNo}/withdraw`, {});
    await people.until(caseNo, ({ stage }) => stage === 'closed');
    return caseNo;
  },
};

/** An order whose address is changed before it leaves. */
export const CHANGE: Play = {
  name: 'a change of the address',
  anOrder: (story) => story.anOrder({ status: 'pending', where: byCard }),
  async act(people, order) {
    const address = {
      name: 'A. Buyer',
      line1: '1 New Street',
      city: 'Austin',
      state: 'TX',
      zip: '78701',
      country: 'US',
    };
    const caseNo = await people.opens(order, {
      problem: 'order_details',
      wish: 'change_order',
      change: { kind: 'address', address },
    });
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** A coupon by an agent instead of what was asked for. */
export const COUPON: Play = {
  name: 'a coupon',
  anOrder: (story) => story.anOrder({ where: byCard }),
  async act(people, order) {
    const caseNo = await people.opens(order);
    await people.does(`/v1/cases/${caseNo}/offers/1/decline`, {});
    await people.until(caseNo, ({ offer }) => offer?.status === 'declined');
    await people.decides('agent', caseNo, '/offers', { remedy: 'coupon', amount: 500, reason: 'for the trouble' });
    await people.until(caseNo, ({ offer }) => offer?.version === 2);
    await people.does(`/v1/cases/${caseNo}/offers/2/accept`, {});
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** An exchange for something dearer: the difference is charged, the old goods come back, the new ones go out. */
export const EXCHANGE: Play = {
  name: 'an exchange',
  anOrder: anOrderBelow,
  async act(people, order) {
    const replacement = await dearer(people.story, order);
    const caseNo = await people.opens(order, {
      wish: 'exchange',
      replacements: [{ line: 1, quantity: 1, sku: replacement }],
      payWith: order.payments[0]?.methodId,
    });
    const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { text: 'Yes, I agree.' } });
    const { parcel } = await people.until(caseNo, ({ parcel: way }) => way?.status === 'awaitingParcel');
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    await people.to(caseNo, Date.parse(openedAt) + 12 * DAY_MS);
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** A repair under warranty: ordered, quoted for nothing, done and sent back. */
export const REPAIR: Play = {
  name: 'a repair',
  anOrder: (story) =>
    anOrderFoundDefective(story, {
      shop: 'retail-cn',
      deliveredDaysAgo: 30,
      where: (order) => byCard(order) && order.lines.length === 1 && (order.lines[0]?.net.amount ?? 0) < 300_000,
    }),
  async act(people, order) {
    const caseNo = await people.opens(order, {
      problem: 'defective',
      wish: 'repair',
      symptom: '无法开机。',
      evidence: ['https://photos.example/dark.jpg'],
    });
    const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    const { parcel } = await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    for (const days of [4, 8, 12]) await people.to(caseNo, Date.parse(openedAt) + days * DAY_MS);
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** An order for whose first article there is a dearer variant. */
export async function anOrderBelow(story: Story): Promise<StoryOrder> {
  for (;;) {
    const order = await story.anOrder({ where: byCard });
    if ((await dearer(story, order)) !== undefined) return order;
  }
}

/** Another variant of what was bought, which costs more. */
export async function dearer(story: Story, order: StoryOrder): Promise<string | undefined> {
  const [line] = order.lines;
  const { productId } = await story.world('GET', `/shop/v1/skus/${line?.sku}`);
  const { variants } = await story.world('GET', `/shop/v1/products/${productId}`);
  const price = (line?.net.amount ?? 0) / (line?.quantity ?? 1);
  return (variants as Json[]).find((one) => one.available > 10 && one.price.amount > price)?.sku as string | undefined;
}
