import { escalatedComplaint, exchangePaid, repairQuoted } from './more-situations.ts';
import { demand, paidByCard, type Situation } from './situation.ts';
import type { Json, Story, StoryOrder } from './story.ts';

/** A return by the book: accepted offer, parcel, inspection, refund, solved revisit, closed. */
export const happyReturn: Situation = async (story) => {
  const order = await story.anOrder({ where: paidByCard });
  const caseNo = await story.opened(order);
  await demand(story.accept(caseNo));
  await sendBack(story, caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  await answerRevisit(story, caseNo);
  return caseNo;
};

/** Money back without goods, until it has arrived: an order that was not shipped yet is stopped. */
export const refundOnlyPaid: Situation = async (story) => {
  const order = await story.anOrder({ status: 'pending', where: (one) => paidByCard(one) && one.lines.length === 1 });
  const caseNo = await story.opened(order, { wish: 'refund_only', items: everyUnit(order) });
  await demand(story.accept(caseNo));
  await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** Money back where there is nothing to send back, until it has arrived: an item was missing in the parcel. */
export const missingItemPaid: Situation = async (story) => {
  const caseNo = await story.opened(await story.anOrder({ where: paidByCard }), {
    problem: 'missing_item',
    wish: 'refund_only',
    symptom: 'It was not in the parcel.',
    evidence: ['https://photos.example/box.jpg'],
  });
  await demand(story.accept(caseNo));
  await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** The stopped order to its end: the customer says that it helped. */
export const refundOnly: Situation = async (story) => {
  const caseNo = await refundOnlyPaid(story);
  await answerRevisit(story, caseNo);
  return caseNo;
};

/** Nobody answers the offer, and nobody comes back until the case is archived. */
const lapsedOffer: Situation = async (story) => {
  const caseNo = await story.opened(await story.anOrder());
  await story.after(caseNo, 'P8D');
  await story.until(caseNo, ({ stage }) => stage === 'closed');
  await story.after(caseNo, 'P61D');
  await story.until(caseNo, ({ stage }) => stage === 'archived');
  return caseNo;
};

/** The customer wants something else, the agent offers again, the customer agrees and then thinks better of it. */
const secondRound: Situation = async (story) => {
  const caseNo = await story.opened(await story.anOrder());
  await demand(story.decline(caseNo, 1, { wish: 'refund_only' }));
  await demand(
    story.act('agent', caseNo, '/offers', { remedy: 'return_and_refund', amount: 100, reason: 'what we can do' }),
  );
  await demand(story.accept(caseNo, 2));
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await demand(story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {}));
  return caseNo;
};

/** The provider holds the refund beyond the promised day: asked about, slipped, arrived late. */
const heldRefund: Situation = async (story) => {
  const order = await story.anOrder({ where: paidByCard });
  await planRefunds(story, order, [
    { status: 'held', after: 'PT0S' },
    { status: 'succeeded', after: 'P12D' },
  ]);
  const caseNo = await story.opened(order);
  await demand(story.accept(caseNo));
  await sendBack(story, caseNo);
  await story.after(caseNo, 'P13D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** The refund comes back after the case was closed: taken up again, and paid again when finance says so. */
const reversedAfterClosing: Situation = async (story) => {
  const caseNo = await happyReturn(story);
  await story.world('POST', `/world/v1/refunds/${encodeURIComponent(`${caseNo}/refund/1`)}/settle`, {
    status: 'reversed',
  });
  const { tasks } = await story.until(caseNo, (view) => view.tasks.length > 0);
  await demand(story.act('finance', caseNo, `/tasks/${tasks[0].id}/resolve`, { how: 'retry' }));
  await story.until(caseNo, ({ refunds }) => refunds.length === 2 && refunds[1]?.status !== 'planned');
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** Three units announced: one is accepted, one is damaged, in the place of the third lies something else. */
const partialAcceptance: Situation = async (story) => {
  const order = await story.anOrder({ where: (one) => paidByCard(one) && one.lines.length >= 3 });
  const [first, second, third] = order.lines;
  const unit = (line: typeof first, outcome: string, disposition: string): Json => ({
    lineNo: line?.lineNo,
    sku: line?.sku,
    outcome,
    disposition,
  });
  const units = [
    unit(first, 'accepted', 'sellable'),
    unit(second, 'refused', 'back_to_customer'),
    unit(third, 'wrong_item', 'back_to_customer'),
  ];
  await story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/inspection-plan`, { units });
  const caseNo = await story.opened(order, {
    items: [first, second, third].map((line) => ({ line: line?.lineNo, quantity: 1 })),
  });
  await demand(story.accept(caseNo));
  await sendBack(story, caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ stage }) => stage === 'followUp');
  return caseNo;
};

/** The same problem told twice, and every word of the carrier and the warehouse as well. */
const duplicateReport: Situation = async (story) => {
  const order = await story.anOrder({ where: paidByCard });
  const caseNo = await story.opened(order);
  const again = await story.open(order, { channel: 'hotline' });
  if (again.body.duplicate !== true) throw new Error(`${caseNo} was opened twice`);
  await story.until(caseNo, ({ version }) => version > 5);
  for (const port of ['carrier', 'warehouse'])
    await story.trouble({ port, operation: 'webhook', fault: 'twice', orderNo: order.orderNo });
  await demand(story.accept(caseNo));
  await sendBack(story, caseNo);
  return caseNo;
};

/** The warehouse refuses the return for good: parked, freed by a person, carried out; the parcel is never sent. */
const parkedStep: Situation = async (story) => {
  const order = await story.anOrder();
  await story.trouble({
    port: 'warehouse',
    operation: 'warehouse.authorise',
    fault: 'refuse',
    orderNo: order.orderNo,
    times: 1,
  });
  const caseNo = await story.opened(order);
  await demand(story.accept(caseNo));
  const { tasks } = await story.until(caseNo, (view) => view.tasks.length > 0);
  await demand(story.act('agent', caseNo, `/tasks/${tasks[0].id}/resolve`, { how: 'retry' }));
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.after(caseNo, 'P15D');
  await story.until(caseNo, ({ stage }) => stage === 'closed');
  return caseNo;
};

/** The situations whose histories are kept: what a change of the workflow must be able to replay. */
export const SITUATIONS = {
  'happy-return': happyReturn,
  'refund-only': refundOnly,
  'lapsed-offer': lapsedOffer,
  'second-round': secondRound,
  'held-refund': heldRefund,
  'reversed-after-closing': reversedAfterClosing,
  'partial-acceptance': partialAcceptance,
  'duplicate-report': duplicateReport,
  'parked-step': parkedStep,
  'exchange-paid': exchangePaid,
  'repair-quoted': repairQuoted,
  'escalated-complaint': escalatedComplaint,
} as const satisfies Record<string, Situation>;

const everyUnit = ({ lines }: StoryOrder): Json => lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));

const planRefunds = (story: Story, { orderNo }: StoryOrder, steps: Json): Promise<Json> =>
  story.world('PUT', `/world/v1/orders/${encodeURIComponent(orderNo)}/refund-plan`, { steps });

/** The customer sends the parcel a day later; it is inspected, and what it is worth is on its way. */
async function sendBack(story: Story, caseNo: string): Promise<void> {
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.after(caseNo, 'P1D');
  await story.sendParcel(caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ refunds }) => refunds.length > 0 && refunds[0].status !== 'planned');
}

async function answerRevisit(story: Story, caseNo: string): Promise<void> {
  await story.after(caseNo, 'P6D');
  await story.until(caseNo, ({ revisit }) => revisit?.asked === true);
  await demand(story.revisit(caseNo, { solved: true, score: 5 }));
}
