import type { Remedy } from '#domain/remedies/remedy.ts';
import { nextOfRepair } from './plan.ts';
import { priceOfRepair } from './price.ts';

/** The customer's own unit is made good: free under warranty, else for a price they have said yes to (C1, D4). */
export const repair: Remedy = {
  title: { zh: '维修', en: 'Repair' },
  claims: true,
  price: priceOfRepair,
  takesBack: true,
  steps: [
    { zh: '您用所附标签寄回商品', en: 'You send the goods to us with our label' },
    {
      zh: '检测并告知费用；有费用时，经您同意后才维修',
      en: 'We find the fault and tell you the price; we repair only after your yes',
    },
    { zh: '维修并测试，一般一周内完成', en: 'We repair and test, as a rule within a week' },
    { zh: '有费用时先付费，再寄回给您', en: 'What it costs is paid before the goods go back to you' },
  ],
  duties: [
    { zh: '请备份资料，并取下配件与个人物品', en: 'Save your data, and keep accessories and personal things' },
    { zh: '使用所附标签并妥善包装', en: 'Use the label and pack the goods safely' },
  ],
  proposal: {
    zh: '我们的方案是：您把商品寄来，由我们维修后寄回。',
    en: 'We suggest that you send the goods to us, and we repair them and send them back.',
  },
  next: nextOfRepair,
};
