import type { StoryOrder } from '#test/support/story.ts';
import { byCard, type Play } from './plays.ts';

const DAY_MS = 86_400_000;
type People = Parameters<Play['act']>[0];

/** By card, and all of it within what is offered without a person. */
const modest = (order: StoryOrder): boolean =>
  byCard(order) && order.lines.reduce((sum, { net }) => sum + net.amount, 0) < 300_000;

/** A refund for an order that has not left. */
async function refunding(people: People, order: StoryOrder): Promise<{ caseNo: string; day: (n: number) => number }> {
  const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
  const caseNo = await people.opens(order, { wish: 'refund_only', items });
  const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
  return { caseNo, day: (n) => Date.parse(openedAt) + n * DAY_MS };
}

/** The provider refuses the first refund for good. */
const refusedFor = (people: People, { orderNo }: StoryOrder, code: string): Promise<void> =>
  people.acts('POST', '/world/v1/trouble', {
    port: 'payments',
    operation: 'payments.refund',
    orderNo,
    fault: 'refuse',
    code,
    times: 1,
  });

/** A gift card that was closed is issued anew. */
export const REISSUE: Play = {
  name: 'a gift card issued anew',
  anOrder: (story) =>
    story.anOrder({ status: 'pending', where: ({ payments }) => payments[0]?.tender === 'gift_card' }),
  async act(people, order) {
    await refusedFor(people, order, 'account_closed');
    const { caseNo } = await refunding(people, order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ refunds, stage }) => refunds[1]?.status === 'arrived' && stage === 'followUp');
    return caseNo;
  },
};

/** A wallet that was closed: another account, two consents, and it is paid out there. */
export const PAYOUT: Play = {
  name: 'a payout to another account',
  anOrder: (story) =>
    story.anOrder({
      shop: 'retail-cn',
      status: 'pending',
      where: ({ payments }) => payments.length === 1 && payments[0]?.tender === 'wallet',
    }),
  async act(people, order) {
    await refusedFor(people, order, 'account_closed');
    const { caseNo, day } = await refunding(people, order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.taskOf(caseNo, 'stuckRefund');
    await people.does(`/v1/cases/${caseNo}/refunds/1/payout`, { to: 'bank', account: '6222 0000 1234' });
    const [first, second] = [
      await people.taskOf(caseNo, 'approvePayout'),
      await people.taskOf(caseNo, 'approvePayout', 1),
    ];
    const yes = { verdict: 'grant', reason: 'the account is theirs' };
    await people.decides('finance', caseNo, `/tasks/${first}/decide`, yes);
    await people.decides('supervisor', caseNo, `/tasks/${second}/decide`, yes);
    await people.until(caseNo, ({ refunds }) => refunds[1]?.status === 'accepted');
    await people.to(caseNo, day(3));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** A bank's dispute that is won by what we say; the refund waits for it. */
export const DISPUTE: Play = {
  name: 'a dispute that is won',
  anOrder: (story) => story.anOrder({ status: 'pending', where: modest }),
  async act(people, order) {
    const { caseNo, day } = await refunding(people, order);
    await people.acts('POST', `/world/v1/payments/${order.payments[0]?.paymentId}/disputes`, { reason: 'fraudulent' });
    const { disputes } = await people.until(caseNo, (view) => view.disputes[0]?.status === 'open');
    const { disputeId } = disputes[0];
    await people.does(
      `/v1/cases/${caseNo}/disputes/${disputeId}/evidence`,
      { text: 'It was delivered to the address of the card.' },
      'finance',
    );
    await people.until(caseNo, (view) => view.disputes[0].evidence === 'given');
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ owed }) => owed.length === 1);
    await people.acts('POST', `/world/v1/disputes/${disputeId}/close`, { outcome: 'won' });
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    await people.to(caseNo, day(4));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** A refund refused for a dispute that nobody knows of when asked: a person has it tried again. */
export const DISPUTE_OF_NOBODY: Play = {
  name: 'a dispute that nobody knows of',
  anOrder: (story) => story.anOrder({ status: 'pending', where: modest }),
  async act(people, order) {
    await refusedFor(people, order, 'payment_disputed');
    const { caseNo, day } = await refunding(people, order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    const task = await people.taskOf(caseNo, 'stuckRefund');
    await people.decides('finance', caseNo, `/tasks/${task}/resolve`, { how: 'retry' });
    await people.until(caseNo, ({ refunds }) => refunds[1]?.status === 'accepted');
    await people.to(caseNo, day(4));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};
