import type { Bilingual } from '#domain/policy/decision.ts';
import type { Turn } from '#api/customer-page/turns.ts';

/** What the customer is asked to do, as a heading; complete by type. */
export const TURN_TITLES: Readonly<Record<Turn, Bilingual>> = {
  reply: { zh: '我们有一个问题想请教您', en: 'We have a question for you' },
  questions: { zh: '还需要您补充一点信息', en: 'We need to know a little more' },
  offer: { zh: '给您的处理方案', en: 'Our proposal for you' },
  guidance: { zh: '请按这些步骤试一试', en: 'Please try these steps' },
  pay: { zh: '请付款', en: 'Please pay' },
  quote: { zh: '维修报价', en: 'The price of your repair' },
  payout: { zh: '退款没法按原路退回，请选择收款方式', en: 'Choose how you get your money' },
  ship: { zh: '请把商品寄回', en: 'Please send the goods' },
  foreign: { zh: '包裹里有不是我们的东西', en: 'Something in your parcel is not ours' },
  refusal: { zh: '这次没能按您的要求处理', en: 'We cannot do what you asked for' },
  deduction: { zh: '有一笔扣款，请您看一看', en: 'Please look at a deduction' },
  revisit: { zh: '问题解决了吗？', en: 'Is it solved?' },
};

export const TURN_WORDS = {
  answer: { zh: '您的回复', en: 'Your answer' },
  send: { zh: '发送', en: 'Send' },
  since: { zh: '看不清楚怎么选？也可以直接写给我们。', en: 'Not sure what to choose? You can simply write to us.' },
  yes: { zh: '解决了', en: 'Yes, it is solved' },
  no: { zh: '没有解决', en: 'No, it is not' },
  why: { zh: '还有什么问题（可不填）', en: 'What is still wrong (if you like)' },
  payNow: { zh: '去付款 {money}', en: 'Pay {money}' },
  payHint: { zh: '付款页面由支付机构提供。', en: 'The payment provider takes you through it.' },
  approve: { zh: '同意维修', en: 'Have it repaired' },
  approveConfirm: { zh: '我同意以 {money} 维修', en: 'I agree to the repair for {money}' },
  notRepair: { zh: '不维修，原样寄回', en: 'Do not repair it; send it back as it is' },
  quoteSays: {
    zh: '价格 {money}，同意后大约 {days} 天。',
    en: '{money}, and {days, plural, one {about a day} other {about # days}} from your yes on.',
  },
  quoteReason: { zh: '维修处的说明：{reason}', en: 'The workshop says: {reason}' },
  payoutSays: {
    zh: '{money} 没法按原来的付款方式退回。请选择怎么收款；为了安全，会有同事核对。',
    en: '{money} cannot go back the way you paid. Choose how you want it; for your safety people check it first.',
  },
  payoutTo: { zh: '收款方式', en: 'Where to' },
  account: { zh: '账户（银行或钱包）', en: 'Account (of a bank or a wallet)' },
  proofHint: {
    zh: '改收款账户之前，请证明是您本人。',
    en: 'Before an account is taken, please show that it is you.',
  },
  orderNo: { zh: '订单号', en: 'Order number' },
  lastFour: {
    zh: '下单手机号的后四位（没有手机号的，填下单邮箱）',
    en: 'Last four digits of the phone number of the order (or its e-mail address, if it has none)',
  },
  choose: { zh: '选择', en: 'Choose' },
  shipSays: {
    zh: '请把商品连同配件、赠品妥善包装，贴上寄件标签寄出。',
    en: 'Pack the goods well, with everything that came with them, put the label on and hand the parcel over.',
  },
  slip: { zh: '打印寄件单', en: 'Print the slip for the parcel' },
  returnNo: { zh: '退货单号', en: 'Return number' },
  trackingNo: { zh: '运单号', en: 'Tracking number' },
  address: { zh: '寄回地址', en: 'Return address' },
  copy: { zh: '复制', en: 'Copy' },
  ownParcel: { zh: '用别的快递寄的？填运单号', en: 'Sent it another way? Tell us the tracking number' },
  tell: { zh: '告诉我们', en: 'Tell us' },
  proof: { zh: '已经寄出？上传寄件凭证', en: 'Sent already? Show a proof of posting' },
  proofFiles: { zh: '寄件凭证的照片', en: 'A photo of the receipt' },
  foreignSays: {
    zh: '您寄回的包裹里有这些不是本订单的东西，先替您保管着：',
    en: 'These things came with your return and are not of this order. We keep them for you:',
  },
  dispute: { zh: '我不认同，请再看一遍', en: 'I do not agree; look at it again' },
  disputeWhy: { zh: '您的理由', en: 'Why you do not agree' },
  deductionSays: {
    zh: '仓库认为商品有使用磨损，拟扣 {money}。{reason, select, none {} other {原因：{reason}}}',
    en: 'Our warehouse found wear and proposes to take off {money}.{reason, select, none {} other { Because: {reason}}}',
  },
  deductionFiles: {
    zh: '依据有 {n} 份。',
    en: '{n, plural, one {There is one proof of it.} other {There are # proofs of it.}}',
  },
  contest: { zh: '我不认同这笔扣款', en: 'I contest the deduction' },
  revisitSays: {
    zh: '商定的事项已经办好。请告诉我们结果，我们想做得更好。',
    en: 'What we agreed on is done. Tell us how it went: we want to do better.',
  },
  score: { zh: '您满意吗？', en: 'How content are you?' },
  scores: {
    zh: '{n, select, 5 {5 分，很满意} 4 {4 分，满意} 3 {3 分，一般} 2 {2 分，不满意} other {1 分，很不满意}}',
    en: '{n, select, 5 {5: very content} 4 {4: content} 3 {3: so so} 2 {2: not content} other {1: not at all}}',
  },
  suggestion: { zh: '想对我们说的（可不填）', en: 'Anything you would like to tell us' },
  solvedAll: { zh: '都解决了吗？', en: 'Is it solved?' },
} as const satisfies Record<string, Bilingual>;
