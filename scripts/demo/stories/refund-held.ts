import { agreeAndSend, requestReturn, revisitAndClose } from './opening.ts';
import type { Story } from '#scripts/demo/stories.ts';

/** The provider holds the refund: the customer is told before the promised day passes, finance frees it, the money arrives (D7, D1). */
export const refundHeld: Story = {
  title: { en: 'The payment provider holds the refund', zh: '支付机构暂扣了退款' },
  async play(stage, order) {
    const { aftercare, world } = stage;
    await world.planRefund(order.orderNo, [{ status: 'held', after: 'PT2H' }]);
    const { play, version } = await requestReturn(stage, order);
    await agreeAndSend(stage, play, version);
    await play.pass('PT3H', { en: 'three hours later', zh: '三小时后' });
    await play.until(({ refunds }) => refunds[0]?.status === 'held', 'a held refund');
    await play.passUntil('slipTold', 'P1D', {
      en: 'the provider keeps checking, the promised day comes near',
      zh: '支付机构一直在核对，承诺的日子近了',
    });
    await play.passUntil('taskOpened', 'PT3H', { en: 'the promised day ends', zh: '承诺的日子过去了' });
    await play.says('finance', {
      en: 'I have sent the provider the papers it asked for; it lets the refund go.',
      zh: '已把支付机构要的材料发过去，他们放行了。',
    });
    const { refunds } = await aftercare.ledger(order.orderNo);
    await world.settleRefund(refunds[0]?.key ?? '', 'succeeded');
    const { tasks } = await play.until(
      (view) => view.refunds.every(({ status }) => status === 'arrived'),
      'the money with the customer',
    );
    for (const { id } of tasks)
      await aftercare.asFinance(play.caseNo, { path: `/tasks/${id}/resolve`, body: { how: 'retry' } });
    await play.until(({ stage: at }) => at === 'followUp', 'a case that goes on');
    await revisitAndClose(stage, play);
    return play;
  },
};
