import { requestReturn } from './opening.ts';
import type { Story } from '#scripts/demo/stories.ts';

/** The customer falls silent after the offer: reminded twice, then it lapses, and nothing stays tied up (C6). */
export const nobodyAnswers: Story = {
  title: { en: 'The customer never answers the offer', zh: '顾客一直没有答复方案' },
  async play(stage, order) {
    const { play } = await requestReturn(stage, order);
    await play.pass('P3DT1H', { en: 'three days of silence', zh: '三天没有答复' });
    await play.pass('P3D', { en: 'three more days of silence', zh: '又是三天没有答复' });
    await play.pass('P1D', { en: 'one more day', zh: '又过了一天' });
    await play.until(({ stage: at, outcome }) => at === 'closed' && outcome === 'lapsed', 'a lapsed offer');
    return play;
  },
};
