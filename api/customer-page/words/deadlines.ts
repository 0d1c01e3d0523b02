import type { CLOCKS, ClockEnd, ClockName } from '#domain/case/clocks.ts';
import type { Bilingual } from '#domain/policy/decision.ts';

type Clocks = typeof CLOCKS;
type OfCustomer = { [C in ClockName]: Clocks[C]['waitsFor'] extends 'customer' ? C : never }[ClockName];

/** What happens when the customer does nothing until the day, for each end that a policy can choose. */
type Consequences = { readonly [C in OfCustomer]: { readonly [E in Clocks[C]['ends'][number]]: Bilingual } };

/** What the customer can expect of others until the day; null for what is no business of theirs. */
type Expectations = { readonly [C in Exclude<ClockName, OfCustomer>]: Bilingual | null };

const CONSEQUENCES: Consequences = {
  openQuestions: {
    lapse: {
      zh: '请在 {dueAt, date, day} 前补充；到时没有收到，这次申请会结束，之后可以重新申请。',
      en: 'Please answer by {dueAt, date, day}. Without your answer this request ends then; you can start another one.',
    },
  },
  offerAnswer: {
    lapse: {
      zh: '请在 {dueAt, date, day} 前答复；到时没有答复，方案失效，这次申请会结束。',
      en: 'Please answer by {dueAt, date, day}. Without your answer our proposal, and this request, ends then.',
    },
  },
  refusalDispute: {
    close: {
      zh: '如果不认同，请在 {dueAt, date, day} 前告诉我们；到时没有消息，申请会结束。',
      en: 'If you do not agree, tell us by {dueAt, date, day}. Otherwise the request ends then.',
    },
  },
  customerShips: {
    lapse: {
      zh: '请在 {dueAt, date, day} 前寄出；到时没有寄出，退货单失效。',
      en: 'Please send the goods by {dueAt, date, day}. If they are not sent by then, the return lapses.',
    },
    hold: {
      zh: '请在 {dueAt, date, day} 前寄出；到时没有寄出，会由主管决定怎么办。',
      en: 'Please send the goods by {dueAt, date, day}. If they are not sent by then, a supervisor decides what to do.',
    },
  },
  customerReply: {
    expire: {
      zh: '请在 {dueAt, date, day} 前回复；到时没有回复，我们按已知的情况处理。',
      en: 'Please answer by {dueAt, date, day}. Without your answer we go on with what we know.',
    },
  },
  guidanceAnswer: {
    close: {
      zh: '请在 {dueAt, date, day} 前告诉我们是否有用；到时没有消息，我们当作已经解决。',
      en: 'Please tell us by {dueAt, date, day} whether it helped. Without a word we take it as solved.',
    },
  },
  grantExpiry: {
    expire: {
      zh: '给您的补偿可以用到 {dueAt, date, day}，之后失效。',
      en: 'What we gave you can be used until {dueAt, date, day}, and not after that.',
    },
  },
  deductionContest: {
    close: {
      zh: '如果不认同扣款，请在 {dueAt, date, day} 前告诉我们；到时没有消息，扣款生效。',
      en: 'If you do not agree with the deduction, tell us by {dueAt, date, day}. Otherwise it stands.',
    },
  },
  foreignGoods: {
    expire: {
      zh: '请在 {dueAt, date, day} 前告诉我们怎么处理；到时没有消息，物品会被销毁。',
      en: 'Please tell us by {dueAt, date, day} what to do with the things. Otherwise they are disposed of.',
    },
  },
  chargeDue: {
    lapse: {
      zh: '请在 {dueAt, date, day} 前付款；到时没有付款，方案失效。',
      en: 'Please pay by {dueAt, date, day}. If it is not paid by then, what we agreed on lapses.',
    },
  },
  quoteAnswer: {
    lapse: {
      zh: '请在 {dueAt, date, day} 前答复报价；到时没有答复，商品原样寄回。',
      en: 'Please answer the price by {dueAt, date, day}. Without your answer the goods come back as they are.',
    },
  },
  revisitAnswer: {
    close: {
      zh: '请在 {dueAt, date, day} 前告诉我们；到时没有消息，我们当作已经解决。',
      en: 'Please tell us by {dueAt, date, day}. Without a word we take it as solved.',
    },
  },
};

const EXPECTATIONS: Expectations = {
  parcelSilent: {
    zh: '如果到 {dueAt, date, day} 还没有包裹的消息，我们会去查询，不需要您操心。',
    en: 'If nothing is heard of the parcel by {dueAt, date, day}, we look for it ourselves.',
  },
  merchantReceives: {
    zh: '我们会在 {dueAt, date, day} 前验收；到时没有验收，就当作全部通过。',
    en: 'We inspect the goods by {dueAt, date, day}. If we have not by then, they count as accepted.',
  },
  supervisorDecision: {
    zh: '主管会在 {dueAt, date, day} 前决定，结果会告诉您。',
    en: 'A supervisor decides by {dueAt, date, day}; we tell you the outcome.',
  },
  newOffer: {
    zh: '您会在 {dueAt, date, day} 前收到新方案。',
    en: 'You get another proposal by {dueAt, date, day}.',
  },
  approval: null,
  care: null,
  stuckStep: {
    zh: '有一步没能自动完成，同事正在处理，{dueAt, date, day} 前会有进展。',
    en: 'One step did not go through by itself; a colleague sees to it by {dueAt, date, day}.',
  },
  refundArrival: {
    zh: '退款会在 {dueAt, date, day} 前到账；如果来不及，我们会提前告诉您新日期。',
    en: 'Your refund arrives by {dueAt, date, day}. Should it take longer, we tell you the new date before that.',
  },
  refundNotBefore: {
    zh: '支付机构最早在 {dueAt, date, day} 接收这笔退款，到时我们会发出。',
    en: 'The payment provider takes the refund from {dueAt, date, day} on; we send it then.',
  },
  disputeEvidence: null,
  disputePoll: null,
  refundPoll: null,
  consultationAnswer: {
    zh: '您会在 {dueAt, date, moment} 前收到答复。',
    en: 'You get an answer by {dueAt, date, moment}.',
  },
  complaintAnswer: {
    zh: '您会在 {dueAt, date, moment} 前收到答复。',
    en: 'You get an answer by {dueAt, date, moment}.',
  },
  reviewContact: {
    zh: '同事会在 {dueAt, date, moment} 前联系您。',
    en: 'A colleague gets in touch by {dueAt, date, moment}.',
  },
  departmentAnswer: null,
  reservationEnds: null,
  shipmentDue: {
    zh: '商品会在 {dueAt, date, day} 前发出；如果来不及，我们会提前告诉您新日期。',
    en: 'The goods leave by {dueAt, date, day}. Should it take longer, we tell you the new date before that.',
  },
  shipmentSilent: {
    zh: '如果到 {dueAt, date, day} 还没有包裹的消息，我们会去查询，不需要您操心。',
    en: 'If nothing is heard of the parcel by {dueAt, date, day}, we look for it ourselves.',
  },
  interceptAnswer: {
    zh: '{dueAt, date, moment} 前会知道包裹是否拦下。',
    en: 'We know by {dueAt, date, moment} whether the parcel could be stopped.',
  },
  repairDue: {
    zh: '维修预计在 {dueAt, date, day} 前完成；如果来不及，我们会提前告诉您。',
    en: 'The repair should be done by {dueAt, date, day}. Should it take longer, we tell you before that.',
  },
  revisit: {
    zh: '我们会在 {dueAt, date, day} 问您是否满意。',
    en: 'We ask you on {dueAt, date, day} whether all is well.',
  },
  revisitCall: null,
  promise: {
    zh: '我们答应您的事，会在 {dueAt, date, moment} 前办好。',
    en: 'What we promised you is done by {dueAt, date, moment}.',
  },
  watch: null,
};

/** Everything a deadline can mean to a customer: by its end where it is theirs, else what comes; null for house matters. */
export const deadlineWords = (name: ClockName, end: ClockEnd): Bilingual | null => {
  const mine: Readonly<Partial<Record<string, Readonly<Partial<Record<string, Bilingual>>>>>> = CONSEQUENCES;
  const ours: Readonly<Partial<Record<string, Bilingual | null>>> = EXPECTATIONS;
  return mine[name]?.[end] ?? ours[name] ?? null;
};
