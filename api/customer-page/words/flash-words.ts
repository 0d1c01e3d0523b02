import type { Bilingual } from '#domain/policy/decision.ts';
import type { ActName } from '#api/customer-page/acts.ts';
import type { EvidenceRefusal } from '#api/evidence-port.ts';

/** What is said once after a form was sent. */
export const DONE_WORDS: Readonly<Record<ActName | 'opened' | 'later', Bilingual>> = {
  opened: { zh: '您的申请已收到。', en: 'We have your request.' },
  later: {
    zh: '已收到，正在处理，请稍后刷新看结果。',
    en: 'We have it and are working on it. Please look again in a moment.',
  },
  answers: { zh: '谢谢，您的补充已收到。', en: 'Thank you, we have your answer.' },
  accept: { zh: '您接受了方案，我们马上开始。', en: 'You accepted the proposal; we are starting.' },
  decline: {
    zh: '您的想法已收到，我们会再找更合适的办法。',
    en: 'We have your wish, and are looking for another solution.',
  },
  guidance: { zh: '谢谢您告诉我们。', en: 'Thank you for telling us.' },
  'quote-yes': { zh: '您同意了报价，维修继续。', en: 'You agreed to the price; the repair goes on.' },
  'quote-no': { zh: '好的，商品会原样寄回。', en: 'All right, the goods go back as they are.' },
  payout: { zh: '已记下您的收款方式，核对后办理。', en: 'We have your choice; it is checked and then carried out.' },
  foreign: { zh: '好的，我们照办。', en: 'All right, we do so.' },
  dispute: { zh: '您的理由已收到，会有专人重新看一遍。', en: 'We have your reasons; somebody looks at it again.' },
  contest: { zh: '您的异议已收到，主管会来决定。', en: 'We have your objection; a supervisor decides.' },
  tracking: { zh: '运单号已记下，我们跟着包裹。', en: 'We have the number and follow the parcel.' },
  posting: { zh: '寄件凭证已收到。', en: 'We have your proof of posting.' },
  write: { zh: '您的消息已收到。', en: 'We have your message.' },
  again: { zh: '已再次提醒同事。', en: 'We have reminded our colleagues.' },
  rate: { zh: '谢谢您的评价。', en: 'Thank you for telling us.' },
  reopen: { zh: '我们会接着处理。', en: 'We take it up again.' },
  withdraw: { zh: '申请已撤回。', en: 'Your request is withdrawn.' },
};

export const isDone = (code: string): code is keyof typeof DONE_WORDS => Object.hasOwn(DONE_WORDS, code);

type PageProblem = EvidenceRefusal | 'unfit' | 'stepUp' | 'tooOften' | 'tooLarge' | 'stale' | 'broken' | 'noProof';

/** What a page says when something could not be done; refusals of the business have the words of the messages. */
export const TROUBLE_WORDS: Readonly<Record<PageProblem, Bilingual>> = {
  unfit: {
    zh: '还有没填或填得不对的地方，请看一看再发送。',
    en: 'Something is missing or not right yet. Please look at it and send it again.',
  },
  stepUp: {
    zh: '订单号或后四位不对，请核对。为了您的安全，什么都没有改。',
    en: 'The order number or the digits do not fit. For your safety nothing was changed.',
  },
  tooOften: { zh: '尝试的次数太多了，请一小时后再试。', en: 'That was tried too often. Please try again in an hour.' },
  tooLarge: {
    zh: '文件太大了，请少传一些或压缩后再传。',
    en: 'The files are too large. Please send fewer, or smaller ones.',
  },
  stale: {
    zh: '您看到的方案已经更新，什么都没有做。请看下面最新的情况。',
    en: 'Our proposal has changed since you read it, so nothing was done. Please look at how it stands now.',
  },
  broken: { zh: '我们这边出了点问题，请稍后再试。', en: 'Something broke on our side. Please try again in a moment.' },
  noProof: {
    zh: '没有找到符合的订单。请核对订单号，并填下单时的手机号或邮箱。',
    en: 'We find no order with both. Please check the number, and use the e-mail address or phone number of the order.',
  },
  evidence_empty: { zh: '有文件是空的，请重新选择。', en: 'One of the files is empty. Please choose it again.' },
  evidence_type_unsupported: {
    zh: '只能上传照片、短视频和 PDF。',
    en: 'Only photos, short films and PDF papers can be sent.',
  },
  evidence_too_large: {
    zh: '有文件太大了，请压缩后再传。',
    en: 'One of the files is too large. Please send a smaller one.',
  },
  evidence_damaged: {
    zh: '有文件打不开，请重新选择。',
    en: 'One of the files cannot be opened. Please choose it again.',
  },
  evidence_too_many: {
    zh: '文件太多了，请挑最能说明问题的。',
    en: 'That are too many files. Please choose those that show it best.',
  },
};
export type Trouble = PageProblem;
export const isTrouble = (code: string): code is Trouble => Object.hasOwn(TROUBLE_WORDS, code);
