import { openPlay, type Play, type Stage } from '#scripts/demo/play.ts';
import type { OrderSummary } from '#scripts/demo/schemas.ts';

/** The customer asks to return one item, and the offer is there. */
export async function requestReturn(stage: Stage, order: OrderSummary): Promise<{ play: Play; version: number }> {
  const item = order.lines[0]?.name ?? '';
  const play = await openPlay(stage, {
    order,
    words: {
      en: `My order ${order.orderNo} arrived three days ago. The ${item} is fine, but I do not need it after all. Can I send it back?`,
      zh: `订单 ${order.orderNo} 三天前收到了。${item} 没有问题，但我用不上了，可以退吗？`,
    },
  });
  const { offer } = await play.until((view) => view.offer?.status === 'open', 'an offer');
  return { play, version: offer?.version ?? 0 };
}

/** The customer agrees, gets a label and hands the parcel over; the warehouse accepts the goods and the refund leaves. */
export async function agreeAndSend(stage: Stage, play: Play, version: number): Promise<void> {
  const { aftercare, world } = stage;
  await play.pass('PT6H', { en: 'six hours later', zh: '六小时后' });
  await play.says('customer', { en: 'Yes, that suits me.', zh: '可以，就这么办。' });
  await aftercare.asCustomer(play.caseNo, { path: `/offers/${version}/accept`, body: {} });
  const { parcel } = await play.until((view) => view.parcel?.status === 'awaitingParcel', 'a return label');
  await play.pass('P1D', { en: 'the next day', zh: '第二天' });
  await play.says('customer', { en: 'The parcel is with the carrier.', zh: '包裹已经交给快递了。' });
  await world.sendParcel(parcel?.rma ?? '');
  await play.until((view) => view.parcel?.status === 'inTransit', 'a parcel on its way');
  await play.pass('P2DT6H', { en: 'the parcel travels, the warehouse opens it', zh: '包裹在途，仓库开箱验收' });
  await play.until(
    ({ refunds }) => refunds.length > 0 && refunds.every(({ status }) => status !== 'planned'),
    'a refund under way',
  );
}

/** Some days after the money the customer is asked, and says that all is well. */
export async function revisitAndClose(stage: Stage, play: Play): Promise<void> {
  await play.passUntil('revisitAsked', 'P1D', { en: 'some days later', zh: '过了几天' });
  await play.says('customer', { en: 'All settled, thank you.', zh: '都解决了，谢谢。' });
  await stage.aftercare.asCustomer(play.caseNo, { path: '/revisit', body: { solved: true } });
  await play.until(({ stage: at }) => at === 'closed', 'a closed case');
}
