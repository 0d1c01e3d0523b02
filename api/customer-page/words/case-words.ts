import type { CaseOutcome } from '#domain/case/events.ts';
import type { Stage } from '#domain/case/stages.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import type { Bilingual } from '#domain/policy/decision.ts';

/** The five steps as customers read them; the tables below are complete by type, so that nothing is ever without words. */
export const STEPS = [
  { zh: '收到申请', en: 'Request received' },
  { zh: '核对情况', en: 'We look into it' },
  { zh: '商定方案', en: 'Agree on a solution' },
  { zh: '办理方案', en: 'Carry it out' },
  { zh: '完成', en: 'Done' },
] as const satisfies readonly Bilingual[];

/** Which of the steps a case is at. */
export const STEP_OF: Readonly<Record<Stage, number>> = {
  intake: 0,
  diagnosis: 1,
  negotiation: 2,
  execution: 3,
  followUp: 4,
  closed: 4,
  archived: 4,
};

/** What goes on while it is not the customer's turn. */
export const MEANWHILE: Readonly<Record<WaitingOn, Bilingual>> = {
  customer: { zh: '现在轮到您', en: 'It is your turn' },
  agent: { zh: '同事正在处理您的申请', en: 'A colleague is working on your request' },
  senior: { zh: '资深同事正在处理您的申请', en: 'An experienced colleague is working on your request' },
  supervisor: { zh: '主管正在看您的申请', en: 'A supervisor is looking at your request' },
  manager: { zh: '负责人正在看您的申请', en: 'The manager is looking at your request' },
  warehouse: { zh: '仓库正在处理您的商品', en: 'Our warehouse is looking after your goods' },
  finance: { zh: '财务同事正在处理款项', en: 'Our finance team is seeing to your money' },
  carrier: { zh: '包裹在路上', en: 'The parcel is on its way' },
  payments: { zh: '款项正在路上', en: 'The money is on its way' },
  aftercare: { zh: '正在处理，通常几分钟就好', en: 'We are working on it; this usually takes minutes' },
  nobody: { zh: '目前没有需要做的', en: 'There is nothing to do just now' },
};

/** What the customer need not do while others are at work. */
export const REST: Bilingual = {
  zh: '您现在不需要做什么，一有进展就会告诉您。',
  en: 'You need not do anything. We tell you as soon as something happens.',
};

/** How a case ended. */
export const OUTCOMES: Readonly<Record<CaseOutcome, Bilingual>> = {
  fulfilled: { zh: '商定的事项都已办好', en: 'Everything we agreed on is done' },
  partly_fulfilled: { zh: '商定的事项已部分办好', en: 'A part of what we agreed on is done' },
  answered: { zh: '您的问题已答复', en: 'Your question has been answered' },
  refused: { zh: '这次没能按您的要求处理', en: 'We could not do what you asked for' },
  lapsed: { zh: '因为超过了期限，申请已结束', en: 'The request ended, since a deadline passed' },
  withdrawn: { zh: '您撤回了申请', en: 'You withdrew your request' },
  unanswered: { zh: '没有收到您的回复，申请已结束', en: 'The request ended, since we did not hear from you' },
  nothing_acceptable: { zh: '寄回的商品没有通过验收', en: 'The goods that came back did not pass our inspection' },
};
