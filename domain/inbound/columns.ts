import { PROBLEMS, WISHES, type Problem, type Wish } from '#domain/intake/request.ts';

/** What a column of a list may be about. */
export const COLUMNS = [
  'order',
  'email',
  'phone',
  'name',
  'line',
  'quantity',
  'problem',
  'wish',
  'symptom',
  'channel',
  'locale',
  'evidence',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What people call them, without blanks, signs and capitals. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  order: ['order', 'orderno', 'ordernumber', '订单', '订单号', '订单编号', '訂單編號'],
  email: ['email', 'mail', '邮箱', '电子邮箱', '邮件', '電子郵件'],
  phone: ['phone', 'telephone', 'mobile', '电话', '手机', '手机号', '联系电话', '電話'],
  name: ['name', 'customer', '姓名', '客户', '客户姓名', '买家'],
  line: ['line', 'lineno', '行', '行号', '商品行'],
  quantity: ['quantity', 'qty', '数量', '件数'],
  problem: ['problem', '问题', '问题类型', '原因'],
  wish: ['wish', 'request', '诉求', '客户诉求', '要求'],
  symptom: ['symptom', 'description', 'words', '描述', '问题描述', '说明', '备注'],
  channel: ['channel', '渠道', '来源'],
  locale: ['locale', 'language', '语言'],
  evidence: ['evidence', 'photos', '凭证', '图片', '照片'],
};

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_\-()（）*＊:：.]/g, '');

/** Which column a heading means; undefined for one that is about something else. */
export const columnOf = (heading: string): Column | undefined =>
  COLUMNS.find((column) => NAMES[column].includes(plain(heading)));

const PROBLEM_WORDS: Readonly<Record<string, Problem>> = {
  不想要了: 'no_longer_wanted',
  拍错: 'ordered_by_mistake',
  质量问题: 'defective',
  故障: 'defective',
  坏了: 'defective',
  描述不符: 'not_as_described',
  与描述不符: 'not_as_described',
  发错货: 'wrong_item',
  错发: 'wrong_item',
  运输损坏: 'damaged_in_transit',
  破损: 'damaged_in_transit',
  少件: 'missing_item',
  漏发: 'missing_item',
  未收到: 'not_arrived',
  未收到货: 'not_arrived',
  拒签: 'refused_on_delivery',
  咨询: 'question',
  投诉: 'complaint',
};

const WISH_WORDS: Readonly<Record<string, Wish>> = {
  退货退款: 'return_and_refund',
  退货: 'return_and_refund',
  仅退款: 'refund_only',
  退款: 'refund_only',
  换货: 'exchange',
  补发: 'reship',
  维修: 'repair',
  折价补偿: 'partial_refund',
  部分退款: 'partial_refund',
  补偿: 'compensation',
  取消: 'cancel',
};

const codeOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** A problem by its code or its Chinese name; anything else as it stands, for the check to refuse. */
export const problemOf = (text: string): string =>
  PROBLEM_WORDS[text.trim()] ?? PROBLEMS.find((known) => known === codeOf(text)) ?? text;

export const wishOf = (text: string): string =>
  WISH_WORDS[text.trim()] ?? WISHES.find((known) => known === codeOf(text)) ?? text;
