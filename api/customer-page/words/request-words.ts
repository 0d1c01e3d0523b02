import type { OrderStatus } from '#domain/policy/facts.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { ComplaintCause } from '#domain/intake/complaint.ts';
import type { Problem, Question, Wish } from '#domain/intake/request.ts';

export const PROBLEM_WORDS: Readonly<Record<Problem, Bilingual>> = {
  no_longer_wanted: { zh: '不想要了', en: 'I do not want it any more' },
  ordered_by_mistake: { zh: '拍错了', en: 'I ordered it by mistake' },
  defective: { zh: '有故障或质量问题', en: 'It is defective' },
  not_as_described: { zh: '和描述不符', en: 'It is not as described' },
  wrong_item: { zh: '发错了商品', en: 'I got something else' },
  damaged_in_transit: { zh: '运输中损坏', en: 'It was damaged on its way' },
  missing_item: { zh: '少发了商品', en: 'Something is missing' },
  not_arrived: { zh: '还没有收到', en: 'It has not arrived' },
  refused_on_delivery: { zh: '我拒收了包裹', en: 'I refused the parcel' },
  out_of_stock: { zh: '商品缺货', en: 'It is out of stock' },
  order_details: { zh: '要修改订单', en: 'Something about the order is to be changed' },
  question: { zh: '只是想问一下', en: 'I have a question' },
  complaint: { zh: '我要投诉', en: 'I have a complaint' },
  bad_review: { zh: '对这次购物不满意', en: 'I was not happy' },
  payment_disputed: { zh: '对付款有疑问', en: 'I do not know the payment' },
};

export const WISH_WORDS: Readonly<Record<Wish, Bilingual>> = {
  return_and_refund: { zh: '退货退款', en: 'Send it back for a refund' },
  refund_only: { zh: '仅退款', en: 'A refund without sending it back' },
  exchange: { zh: '换货', en: 'An exchange' },
  reship: { zh: '补发', en: 'Send it again' },
  repair: { zh: '维修', en: 'A repair' },
  partial_refund: { zh: '留下商品，退一部分钱', en: 'Keep it, and get a part of the price back' },
  compensation: { zh: '一点补偿', en: 'Something to make up for it' },
  guidance: { zh: '告诉我怎么解决', en: 'Tell me how to solve it' },
  change_order: { zh: '修改订单', en: 'Change the order' },
  cancel: { zh: '取消订单', en: 'Cancel the order' },
  wait: { zh: '愿意再等等', en: 'I can wait' },
};

export const QUESTION_WORDS: Readonly<Record<Question, Bilingual>> = {
  items: { zh: '是哪些商品，各几件？', en: 'Which goods is it about, and how many?' },
  problem: { zh: '是什么问题？', en: 'What is the trouble?' },
  wish: { zh: '您希望怎么处理？', en: 'What would you like us to do?' },
  symptom: { zh: '请用一两句话说说具体情况', en: 'Tell us in a sentence or two what you see' },
  evidence: { zh: '请上传能看清问题的照片', en: 'Please add photos that show it' },
  cause: { zh: '您的投诉是关于什么的？', en: 'What is your complaint about?' },
};

export const CAUSE_WORDS: Readonly<Record<ComplaintCause, Bilingual>> = {
  quality: { zh: '商品质量', en: 'The quality of the goods' },
  service: { zh: '服务', en: 'Our service' },
  logistics: { zh: '物流配送', en: 'The delivery' },
  returns: { zh: '退换货', en: 'A return or an exchange' },
  transaction: { zh: '付款或价格', en: 'A payment or a price' },
};

interface Choices {
  readonly problems: readonly Problem[];
  readonly wishes: readonly Wish[];
}

const TALK: readonly Problem[] = ['question', 'complaint'];
const CHANGED_MIND: readonly Problem[] = ['no_longer_wanted', 'ordered_by_mistake'];

/** What makes sense to be asked for while an order is where it is; the policy decides all the same (C2). */
export const CHOICES: Readonly<Record<OrderStatus, Choices>> = {
  pending: { problems: [...CHANGED_MIND, ...TALK], wishes: ['cancel'] },
  processed: {
    problems: ['not_arrived', ...CHANGED_MIND, ...TALK],
    wishes: ['cancel', 'refund_only', 'reship', 'wait'],
  },
  delivered: {
    problems: [
      ...CHANGED_MIND,
      'defective',
      'not_as_described',
      'wrong_item',
      'damaged_in_transit',
      'missing_item',
      'not_arrived',
      ...TALK,
    ],
    wishes: ['return_and_refund', 'refund_only', 'exchange', 'repair', 'reship', 'partial_refund', 'guidance'],
  },
  cancelled: { problems: TALK, wishes: [] },
};

/** What can be wished for when our proposal does not suit (C5). */
export const OTHER_WISHES: readonly Wish[] = [
  'return_and_refund',
  'refund_only',
  'exchange',
  'repair',
  'reship',
  'partial_refund',
  'compensation',
];
