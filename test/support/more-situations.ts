import { demand, paidByCard, type Situation } from './situation.ts';
import type { Json, Story, StoryOrder } from './story.ts';

/** Exchanged for something dearer: the difference is asked for and paid, the goods change hands. */
export const exchangePaid: Situation = async (story) => {
  const { order, sku } = await belowAVariant(story);
  const caseNo = await story.opened(order, { wish: 'exchange', replacements: [{ line: 1, quantity: 1, sku }] });
  await demand(
    story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { text: 'Yes, I agree.' } }),
  );
  await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
  await story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {});
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.sendParcel(caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ shipments }) => ['created', 'inTransit'].includes(shipments[0]?.status));
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** A repair for money: priced, agreed, done, paid, and on its way back. */
export const repairQuoted: Situation = async (story) => {
  const order = await story.anOrder({
    shop: 'retail-cn',
    deliveredDaysAgo: 400,
    where: (one) =>
      paidByCard(one) && one.lines.length === 1 && one.lines[0]?.quantity === 1 && one.lines[0].net.amount < 300_000,
  });
  const quote = { amount: { amount: 19_900, currency: 'CNY' }, reason: 'a new screen', days: 3 };
  await story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/repair-plan`, { quotes: [quote] });
  const caseNo = await story.opened(order, {
    problem: 'defective',
    wish: 'repair',
    symptom: 'It flickers.',
    evidence: ['https://photos.example/flicker.jpg'],
  });
  await demand(story.accept(caseNo));
  await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
  await story.sendParcel(caseNo);
  await story.after(caseNo, 'P4D');
  await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'quoted');
  const yes = { confirmation: { text: 'I agree to the price.' } };
  await demand(story.api('agent', 'POST', `/v1/cases/${caseNo}/quotes/1/approve`, yes));
  await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'repairing');
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
  await story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {
    methodId: order.payments[0]?.methodId,
  });
  await story.until(caseNo, ({ shipments }) => ['created', 'inTransit'].includes(shipments[0]?.status));
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** A complaint that nobody answers in time climbs; a department is asked, and the answer ends it. */
export const escalatedComplaint: Situation = async (story) => {
  const caseNo = await story.opened(await story.anOrder({ where: ({ tier }) => tier === 'standard' }), {
    items: undefined,
    problem: 'complaint',
    wish: undefined,
    cause: 'logistics',
    symptom: 'The driver threw it over the fence.',
  });
  await story.until(caseNo, ({ tasks }) => tasks.length === 2);
  await story.after(caseNo, 'PT9H');
  const { tasks } = await story.until(caseNo, (view) => view.tasks.some(({ level }: Json) => level > 0));
  const asked = tasks.find(({ kind }: Json) => kind === 'ask');
  await demand(
    story.api('agent', 'POST', `/v1/cases/${caseNo}/tasks/${asked.id}/answer`, { answer: 'The driver was warned.' }),
  );
  await demand(story.api('agent', 'POST', `/v1/cases/${caseNo}/replies`, { text: 'We are sorry.' }));
  await demand(story.revisit(caseNo, { solved: true, score: 4 }));
  return caseNo;
};

/** An order for whose first article there is a dearer variant, and that variant. */
export async function belowAVariant(story: Story): Promise<{ order: StoryOrder; sku: string }> {
  for (;;) {
    const order = await story.anOrder({ where: (one) => paidByCard(one) && one.lines.length === 1 });
    const [line] = order.lines;
    const { productId } = await story.world('GET', `/shop/v1/skus/${line?.sku}`);
    const { variants } = await story.world('GET', `/shop/v1/products/${productId}`);
    const price = (line?.net.amount ?? 0) / (line?.quantity ?? 1);
    const found = (variants as Json[]).find((one) => one.available > 10 && one.price.amount > price);
    if (found) return { order, sku: found.sku };
  }
}
