import type { Bilingual } from '#domain/policy/decision.ts';
import type { ForeignChoice } from '#domain/parts/foreign/foreign.ts';
import type { Repair } from '#domain/parts/repair/repair.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';
import type { Shipment, ShipmentReason } from '#domain/parts/shipment/shipment.ts';

export const PARCEL_WORDS: Readonly<Record<ReturnParcel['status'], Bilingual>> = {
  planned: { zh: '正在准备退货单和寄件标签', en: 'the label is being prepared' },
  awaitingParcel: { zh: '等您寄出', en: 'waiting for you to send it' },
  inTransit: { zh: '在路上', en: 'on its way to us' },
  delivered: { zh: '已到仓库，等待验收', en: 'arrived; our warehouse inspects it next' },
  inspected: { zh: '已验收', en: 'inspected' },
  settled: { zh: '已验收并结算', en: 'inspected and settled' },
  lapsed: { zh: '退货单已失效', en: 'the return has lapsed' },
  lost: { zh: '在路上丢失了', en: 'lost on its way' },
};

export const SHIPMENT_WORDS: Readonly<Record<Shipment['status'], Bilingual>> = {
  planned: { zh: '正在安排', en: 'being arranged' },
  reserved: { zh: '已为您留货', en: 'put aside for you' },
  outOfStock: { zh: '缺货，我们会联系您', en: 'out of stock; you hear from us' },
  created: { zh: '仓库正在打包', en: 'being packed' },
  inTransit: { zh: '在路上', en: 'on its way to you' },
  signed: { zh: '已签收', en: 'delivered' },
  lost: { zh: '在路上丢失了，我们正在处理', en: 'lost on its way; we are seeing to it' },
  returned: { zh: '退回到了我们这里', en: 'came back to us' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  refunded: { zh: '没能寄出，改为退款', en: 'could not be sent; refunded instead' },
};

export const SHIPMENT_REASON_WORDS: Readonly<Record<ShipmentReason, Bilingual>> = {
  exchange: { zh: '换的商品', en: 'Your new goods' },
  reship: { zh: '补发的商品', en: 'Your goods, sent again' },
  gift: { zh: '礼品', en: 'Your gift' },
  repair_back: { zh: '维修后寄回', en: 'Your goods from the workshop' },
  refused_units_back: { zh: '寄还给您的商品', en: 'Goods that go back to you' },
};

export const REPAIR_WORDS: Readonly<Record<Repair['status'], Bilingual>> = {
  planned: { zh: '正在安排', en: 'being arranged' },
  intake: { zh: '已到维修处，正在检测', en: 'at the workshop; the fault is being looked for' },
  quoted: { zh: '已报价，等您答复', en: 'priced; waiting for your answer' },
  repairing: { zh: '正在维修', en: 'being repaired' },
  testing: { zh: '正在测试', en: 'being tested' },
  repaired: { zh: '已修好', en: 'repaired' },
  unrepairable: { zh: '无法修好，我们会给您别的方案', en: 'cannot be repaired; we propose something else' },
  declined: { zh: '不维修，原样寄回', en: 'not repaired; the goods come back as they are' },
};

export const FOREIGN_WORDS: Readonly<Record<ForeignChoice, Bilingual>> = {
  send_back: { zh: '寄还给我（运费由我承担）', en: 'Send them back to me, at my cost' },
  dispose: { zh: '不用寄还，请处理掉', en: 'Dispose of them' },
};
