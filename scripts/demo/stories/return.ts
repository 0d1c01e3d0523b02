import { agreeAndSend, requestReturn, revisitAndClose } from './opening.ts';
import type { Story } from '#scripts/demo/stories.ts';

/** A return as it should go: asked, agreed, sent back, inspected, refunded once, asked whether it helped. */
export const returnStory: Story = {
  title: { en: 'A return that goes as it should', zh: '一次顺利的退货' },
  async play(stage, order) {
    const { play, version } = await requestReturn(stage, order);
    await agreeAndSend(stage, play, version);
    await play.pass('P3D', { en: 'the money travels', zh: '退款在途' });
    await play.until(
      ({ refunds }) => refunds.every(({ status }) => status === 'arrived'),
      'the money with the customer',
    );
    await revisitAndClose(stage, play);
    return play;
  },
};
