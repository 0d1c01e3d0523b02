import type { Bilingual } from '#domain/policy/decision.ts';
import type { Payment } from '#domain/order.ts';
import type { Charge } from '#domain/parts/charge/charge.ts';
import type { GrantKind } from '#domain/parts/grant/terms.ts';
import type { CaseDeduction } from '#domain/parts/wear/deduction.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { AlternatePayout } from '#domain/settlement/rules.ts';
import type { LineKind } from '#domain/settlement/line.ts';

export const REFUND_WORDS: Readonly<Record<Refund['status'], Bilingual>> = {
  planned: { zh: '正在安排', en: 'being arranged' },
  held: { zh: '支付机构正在审核', en: 'being checked by the payment provider' },
  accepted: { zh: '已发出，正在到账', en: 'sent, on its way to you' },
  unknown: { zh: '已发出，正在向支付机构确认', en: 'sent; we are asking the payment provider about it' },
  arrived: { zh: '已到账', en: 'arrived' },
  failed: { zh: '没有成功，我们正在处理', en: 'did not go through; we are seeing to it' },
  reversed: { zh: '被退回，我们正在处理', en: 'came back to us; we are seeing to it' },
};

export const TENDER_WORDS: Readonly<Record<Payment['tender'], Bilingual>> = {
  card: { zh: '付款的银行卡', en: 'the card you paid with' },
  paypal: { zh: '付款的 PayPal 账户', en: 'the PayPal account you paid with' },
  gift_card: { zh: '付款的礼品卡', en: 'the gift card you paid with' },
  wallet: { zh: '付款的钱包', en: 'the wallet you paid with' },
  points: { zh: '您的积分', en: 'your points' },
  coupon: { zh: '您的优惠券', en: 'your coupons' },
};

export const PAYOUT_WORDS: Readonly<Record<AlternatePayout, Bilingual>> = {
  gift_card: { zh: '礼品卡', en: 'a gift card' },
  wallet: { zh: '钱包', en: 'a wallet' },
  bank: { zh: '银行账户', en: 'a bank account' },
};

export const CHARGE_WORDS: Readonly<Record<Charge['status'], Bilingual>> = {
  planned: { zh: '正在准备', en: 'being prepared' },
  awaiting: { zh: '等待付款', en: 'waiting for your payment' },
  authorised: { zh: '已在卡上预留', en: 'held on your card' },
  paid: { zh: '已付', en: 'paid' },
  failed: { zh: '付款没有成功', en: 'the payment did not work' },
  expired: { zh: '付款已过期', en: 'not open any more' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  reversed: { zh: '付款被撤回', en: 'taken back' },
};

export const GRANT_WORDS: Readonly<Record<GrantKind, Bilingual>> = {
  coupon: { zh: '价值 {worth} 的优惠券', en: 'a coupon of {worth}' },
  points: { zh: '价值 {worth} 的积分', en: 'points worth {worth}' },
  gift_card: { zh: '价值 {worth} 的礼品卡', en: 'a gift card of {worth}' },
  tier: { zh: '会员等级提升', en: 'a better membership' },
  gift: { zh: '一份礼品', en: 'a gift' },
  apology: { zh: '我们的致歉', en: 'our apology' },
};

export const DEDUCTION_WORDS: Readonly<Record<CaseDeduction['state'], Bilingual>> = {
  proposed: { zh: '拟扣款，您可以提出异议', en: 'proposed; you may contest it' },
  stands: { zh: '已生效', en: 'stands' },
  contested: { zh: '您已提出异议，正在复核', en: 'contested by you; a supervisor looks at it' },
  decided: { zh: '已决定', en: 'decided' },
  supervisor: { zh: '正在由主管核对', en: 'being checked by a supervisor' },
  missing: { zh: '没有扣除', en: 'not taken' },
};

export const LINE_WORDS: Readonly<Record<LineKind, Bilingual>> = {
  goods: { zh: '商品', en: 'Goods' },
  shipping: { zh: '运费', en: 'Shipping' },
  priceReduction: { zh: '折价', en: 'Price reduction' },
  compensation: { zh: '补偿', en: 'Compensation' },
  tax: { zh: '税费', en: 'Tax' },
  exchange: { zh: '换货差价', en: 'Difference of the exchange' },
  reducedBefore: { zh: '之前已退', en: 'Given back before' },
  gift: { zh: '没有退回的赠品', en: 'Gift that was kept' },
  lostDiscount: { zh: '不再满足的优惠', en: 'Discount that no longer holds' },
  lostShipping: { zh: '不再满足的包邮', en: 'Free shipping that no longer holds' },
  wear: { zh: '使用磨损', en: 'Wear' },
  returnFee: { zh: '退货费', en: 'Return fee' },
  restockingFee: { zh: '入库费', en: 'Restocking fee' },
};
