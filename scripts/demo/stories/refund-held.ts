import { agreeAndSend, requestReturn, revisitAndClose } from './opening.ts';
import type { Story } from '#scripts/demo/stories.ts';
import type { Both } from '#scripts/demo/languages.ts';

const FINANCE: Both = { en: 'finance', zh: '财务' };

/** The provider holds the refund: the customer is told before the promised day passes, finance frees it, the money arrives (D7, D1). */
export const refundHeld: Story = {
  title: { en: 'The payment provider holds the refund', zh: '支付机构暂扣了退款' },
  async play(stage, order) {
    const { aftercare, world } = stage;
    await world.planRefund(order.orderNo, [{ status: 'held', after: 'PT2H' }]);
    const { play, view } = await requestReturn(stage, order);
    await agreeAndSend(stage, play, view.offer);
    await play.pass('PT3H', { en: 'three hours later', zh: '三小时后' });
    await play.until(({ refunds }) => refunds[0]?.status === 'held', 'a held refund');
    await play.pass('P12D', {
      en: 'the provider keeps checking, the promised day comes near',
      zh: '支付机构一直在核对，承诺的日子近了',
    });
    const { tasks } = await play.until(
      ({ tasks: open }) => open.some(({ kind }) => kind === 'stuckRefund'),
      'a task for finance',
    );
    await play.says(FINANCE, {
      en: 'I have sent the provider the papers it asked for; it lets the refund go.',
      zh: '已把支付机构要的材料发过去，他们放行了。',
    });
    const key = (await aftercare.ledger(order.orderNo)).refunds[0]?.key ?? '';
    await world.settleRefund(key, 'succeeded');
    await aftercare.asStaff('finance', play.caseNo, `tasks/${tasks[0]?.id ?? ''}/resolve`, { how: 'retry' });
    await play.until(
      ({ refunds }) => refunds.every(({ status }) => status === 'arrived'),
      'the money with the customer',
    );
    await revisitAndClose(stage, play);
    return play;
  },
};
