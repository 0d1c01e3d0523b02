import type { Json, StoryOrder } from '#test/support/story.ts';
import { anOrderBelow, dearer } from './more-plays.ts';
import { anOrderFoundDefective, byCard, type Play } from './plays.ts';

const DAY_MS = 86_400_000;
type People = Parameters<Play['act']>[0];

const pathOf = ({ orderNo }: StoryOrder): string => `/world/v1/orders/${encodeURIComponent(orderNo)}`;
const isOneByCard = (order: StoryOrder): boolean =>
  byCard(order) && order.lines.length === 1 && order.lines[0]?.quantity === 1;

/** News of these ports get lost on their way to us, so that they are asked. */
async function unheard(people: People, { orderNo }: StoryOrder, ports: readonly string[]): Promise<void> {
  for (const port of ports)
    await people.acts('POST', '/world/v1/trouble', { port, operation: 'webhook', orderNo, fault: 'drop' });
}

const agreed = async (people: People, order: StoryOrder, request: Json): Promise<{ caseNo: string; day: Day }> => {
  const caseNo = await people.opens(order, request);
  const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
  await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
  return { caseNo, day: (n) => Date.parse(openedAt) + n * DAY_MS };
};
type Day = (n: number) => number;

/** The one parcel of an order that has left. */
async function parcelOf(people: People, order: StoryOrder): Promise<string> {
  const { order: found, ...flat } = await people.story.world('GET', pathOf(order));
  return (found ?? flat).parcels[0].trackingNo as string;
}

const onTheRoad =
  (shop: 'retail-us' | 'retail-cn'): Play['anOrder'] =>
  (story) =>
    story.anOrder({
      shop,
      status: 'processed',
      where: ({ lines, payments }) =>
        lines.length === 1 &&
        payments.length === 1 &&
        (lines[0]?.net.amount ?? 0) < 200_000 &&
        payments[0]?.tender === (shop === 'retail-cn' ? 'wallet' : 'card'),
    });

/** A parcel on the road that is stopped; nobody tells us that it was. */
export const STOPPED: Play = {
  name: 'a parcel that is stopped',
  anOrder: onTheRoad('retail-cn'),
  async act(people, order) {
    await people.acts('PUT', `${pathOf(order)}/intercept-plan`, { outcome: 'intercepted' });
    await unheard(people, order, ['warehouse']);
    const { caseNo, day } = await agreed(people, order, { items: undefined, wish: 'cancel' });
    await people.until(caseNo, ({ waitingOn }) => waitingOn === 'warehouse');
    await people.to(caseNo, day(1));
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    await people.to(caseNo, day(6));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** Refused at the door, back and looked into, and all of it unheard. */
export const REFUSED: Play = {
  name: 'a parcel that is refused',
  anOrder: onTheRoad('retail-us'),
  async act(people, order) {
    const parcel = await parcelOf(people, order);
    const { caseNo, day } = await agreed(people, order, {
      items: undefined,
      problem: 'refused_on_delivery',
      wish: undefined,
    });
    await people.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
    await unheard(people, order, ['carrier', 'warehouse']);
    await people.acts('POST', `/world/v1/parcels/${parcel}/refuse`, {});
    await people.to(caseNo, day(9));
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    await people.to(caseNo, day(13));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** Lost on the road and paid back, claimed of the carrier, and found after all. */
export const LOST_AND_FOUND: Play = {
  name: 'a parcel that is lost and found',
  anOrder: onTheRoad('retail-us'),
  async act(people, order) {
    const parcel = await parcelOf(people, order);
    // The revisit is not asked on the day on which the carrier pays.
    const arrives = { status: 'succeeded', after: 'P6D' };
    await people.acts('PUT', `${pathOf(order)}/refund-plan`, { steps: [arrives] });
    const { caseNo, day } = await agreed(people, order, {
      items: undefined,
      problem: 'not_arrived',
      wish: 'refund_only',
    });
    await people.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
    await people.acts('POST', `/world/v1/parcels/${parcel}/lose`, {});
    await people.acts('POST', `/world/v1/parcels/${parcel}/scan`, { status: 'lost' });
    await people.until(
      caseNo,
      ({ refunds, claims }) => refunds[0]?.status === 'accepted' && claims[0]?.status === 'open',
    );
    await people.to(caseNo, day(8));
    await people.until(caseNo, ({ claims, stage }) => claims[0]?.status === 'accepted' && stage === 'followUp');
    await people.acts('POST', `/world/v1/parcels/${parcel}/find`, {});
    await people.until(caseNo, ({ claims }) => claims[0]?.status === 'reversed');
    await people.to(caseNo, day(10));
    await people.until(caseNo, ({ tasks }) => tasks.length > 0);
    return caseNo;
  },
};

/** A thing in a return that is not ours, which the customer does not want back. */
export const FOREIGN: Play = {
  name: 'a wrong thing in a return',
  anOrder: (story) => story.anOrder({ where: isOneByCard }),
  async act(people, order) {
    const ours = { lineNo: 1, sku: order.lines[0]?.sku, outcome: 'accepted', disposition: 'sellable' };
    const wrong = { lineNo: null, sku: 'none-of-ours', outcome: 'wrong_item', disposition: null };
    await people.acts('PUT', `${pathOf(order)}/inspection-plan`, { units: [ours, wrong] });
    const { caseNo, day } = await agreed(people, order, {});
    const { parcel } = await people.until(caseNo, ({ parcel: way }) => way?.status === 'awaitingParcel');
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    await people.to(caseNo, day(4));
    await people.until(
      caseNo,
      ({ foreign, refunds }) => foreign?.status === 'asked' && refunds[0]?.status === 'accepted',
    );
    await people.does(`/v1/cases/${caseNo}/foreign-goods`, { choice: 'dispose' });
    await people.until(caseNo, ({ foreign }) => foreign.status === 'done');
    await people.to(caseNo, day(8));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** Goods sent once more, of which neither warehouse nor carrier tells us anything. */
export const RESHIP: Play = {
  name: 'goods that are sent once more',
  anOrder: (story) => story.anOrder({ where: isOneByCard }),
  async act(people, order) {
    await people.acts('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 500 });
    const { caseNo, day } = await agreed(people, order, {
      problem: 'missing_item',
      wish: 'reship',
      symptom: 'It was not in the parcel.',
      evidence: ['https://photos.example/box.jpg'],
    });
    await people.until(caseNo, ({ shipments }) => shipments[0]?.status === 'created');
    await unheard(people, order, ['carrier', 'warehouse']);
    await people.to(caseNo, day(16));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

const BROKEN = {
  problem: 'defective',
  wish: 'repair',
  symptom: '无法开机。',
  evidence: ['https://photos.example/dark.jpg'],
};

const anArticle =
  (deliveredDaysAgo: number): Play['anOrder'] =>
  (story) =>
    anOrderFoundDefective(story, {
      shop: 'retail-cn',
      deliveredDaysAgo,
      where: (order) => isOneByCard(order) && (order.lines[0]?.net.amount ?? 0) < 300_000,
    });

/** A repair for money: its price is agreed, its end is unheard, it is paid, and the goods go back. */
export const REPAIR_FOR_MONEY: Play = {
  name: 'a repair for money',
  anOrder: anArticle(400),
  async act(people, order) {
    const quote = { amount: { amount: 19_900, currency: 'CNY' }, reason: '更换屏幕', days: 3 };
    await people.acts('PUT', `${pathOf(order)}/repair-plan`, { quotes: [quote] });
    const { caseNo, day } = await agreed(people, order, BROKEN);
    const { parcel } = await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    // the price comes on the third day, and a day later its reminder
    await people.to(caseNo, day(3.5));
    await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'quoted');
    await people.does(`/v1/cases/${caseNo}/quotes/1/approve`, { confirmation: { text: '同意报价。' } });
    await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'repairing');
    await unheard(people, order, ['warehouse']);
    const isDue = ({ name }: Json): boolean => name === 'repairDue';
    const { clocks } = await people.until(caseNo, (view) => view.clocks.some(isDue));
    const due = Date.parse(clocks.find(isDue).dueAt);
    await people.to(caseNo, due + DAY_MS / 24);
    await people.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await people.acts('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {
      methodId: order.payments[0]?.methodId,
    });
    await people.until(caseNo, ({ shipments }) => shipments[0] !== undefined && shipments[0].status !== 'planned');
    await people.to(caseNo, due + 12 * DAY_MS);
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** What cannot be repaired is exchanged for the same article. */
export const UNREPAIRABLE: Play = {
  name: 'a repair that cannot be done',
  anOrder: anArticle(30),
  async act(people, order) {
    await people.acts('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 500 });
    await people.acts('PUT', `${pathOf(order)}/repair-plan`, { outcome: 'unrepairable' });
    const { caseNo, day } = await agreed(people, order, BROKEN);
    const { parcel } = await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    await people.to(caseNo, day(4));
    await people.until(caseNo, ({ repairs }) => repairs[0]?.status === 'repairing');
    await people.to(caseNo, day(8));
    await people.until(caseNo, ({ offer }) => offer?.version === 2);
    await people.does(`/v1/cases/${caseNo}/offers/2/accept`, {});
    await people.until(caseNo, ({ shipments }) => shipments.at(-1)?.status === 'created');
    await people.to(caseNo, day(12));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** An exchange for something dearer that is taken back before it is paid: stock and payment page are let go. */
export const EXCHANGE_WITHDRAWN: Play = {
  name: 'an exchange that is withdrawn',
  anOrder: anOrderBelow,
  async act(people, order) {
    const caseNo = await people.opens(order, {
      wish: 'exchange',
      replacements: [{ line: 1, quantity: 1, sku: await dearer(people.story, order) }],
    });
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { text: 'Yes, I agree.' } });
    await people.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await people.does(`/v1/cases/${caseNo}/withdraw`, {});
    await people.until(
      caseNo,
      ({ stage, charges, shipments }) =>
        stage === 'closed' && charges[0]?.status === 'cancelled' && shipments[0]?.status === 'cancelled',
    );
    return caseNo;
  },
};

/** The new goods go first, the old ones never come: what was held on the card is taken. */
export const NEVER_SENT_BACK: Play = {
  name: 'old goods that never come',
  anOrder: (story) => anOrderFoundDefective(story, { where: (order) => isOneByCard(order) && order.tier === 'vip' }),
  async act(people, order) {
    await people.acts('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 500 });
    const { caseNo, day } = await agreed(people, order, {
      problem: 'defective',
      wish: 'exchange',
      symptom: 'It does not switch on.',
      evidence: ['https://photos.example/dark.jpg'],
    });
    await people.until(
      caseNo,
      ({ parcel, shipments }) => parcel?.status === 'awaitingParcel' && shipments[0]?.status === 'created',
    );
    await people.to(caseNo, day(18));
    await people.until(caseNo, ({ stage }) => stage === 'followUp' || stage === 'closed');
    return caseNo;
  },
};
