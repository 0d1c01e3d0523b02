import { decide } from '#domain/case/decide.ts';
import type { CaseState } from '#domain/case/state.ts';
import { canWithdraw } from '#domain/case/withdrawal.ts';
import { needsChoice } from '#domain/parts/payout/deciders.ts';
import { latestQuote, presentRepair } from '#domain/parts/repair/repair.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { nothing, type ActionSpec, type Target } from './action.ts';

const asksRevisit = ({ stage, revisit }: CaseState): boolean => stage === 'followUp' && revisit?.asked === true;
const openOffer = ({ offer }: CaseState): readonly Target[] =>
  offer?.status === 'open' ? [{ version: offer.version }] : [];
const openQuote = (state: CaseState): readonly Target[] => {
  const repair = presentRepair(state);
  const quote = repair && latestQuote(repair);
  return quote && quote.answer === undefined && repair.status === 'quoted' ? [{ version: quote.version }] : [];
};
const theirs = () => 'theirs' as const;
const confirmation = { method: 'typed' } as const;

/** What customers do, or people of the shop for those who call: the answers the case waits for first. */
export const CUSTOMER_ACTIONS = {
  acceptOffer: {
    says: { zh: '代客户接受方案', en: 'Accept the offer for the customer' },
    about: openOffer,
    ask: (state, { version = 0 }, { by, at }) =>
      decide(state, { name: 'acceptOffer', by, data: { version, confirmation } }, at),
    near: theirs,
  },
  declineOffer: {
    says: { zh: '代客户拒绝方案', en: 'Decline the offer for the customer' },
    about: openOffer,
    ask: (state, { version = 0 }, { by, at }) => decide(state, { name: 'declineOffer', by, data: { version } }, at),
    near: theirs,
  },
  approveQuote: {
    says: { zh: '代客户同意维修报价', en: "Say yes to the repair's price for the customer" },
    about: openQuote,
    ask: (state, { version = 0 }, { by, at }) =>
      decide(state, { name: 'approveQuote', by, data: { version, confirmation } }, at),
    near: theirs,
  },
  declineQuote: {
    says: { zh: '代客户拒绝维修报价', en: "Say no to the repair's price for the customer" },
    about: openQuote,
    ask: (state, { version = 0 }, { by, at }) => decide(state, { name: 'declineQuote', by, data: { version } }, at),
    near: theirs,
  },
  answerQuestions: {
    says: { zh: '代客户补充信息', en: 'Answer the open questions' },
    about: ({ questions }) => (questions.length > 0 ? nothing : []),
    ask: ({ stage }) => (stage === 'intake' ? accept([]) : refuse('not_now', { stage })),
    near: theirs,
  },
  answerGuidance: {
    says: { zh: '登记指导是否解决问题', en: 'Record whether the steps helped' },
    about: ({ guidance }) => (guidance?.status === 'sent' ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'answerGuidance', by, data: { solved: true } }, at),
    near: theirs,
  },
  chooseForeign: {
    says: { zh: '登记非本店物品的处理', en: 'Record what becomes of things that are not ours' },
    about: ({ foreign }) => (foreign?.status === 'asked' ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'chooseForeign', by, data: { choice: 'dispose' } }, at),
    near: theirs,
  },
  choosePayout: {
    says: { zh: '登记其他退款方式', en: 'Choose another way for a refund' },
    about: ({ refunds }) => refunds.filter(needsChoice).map(({ n }) => ({ refund: n })),
    ask: (state, { refund = 0 }, { by, at }) =>
      decide(state, { name: 'choosePayout', by, data: { refund, to: 'gift_card' } }, at),
    near: theirs,
  },
  giveTracking: {
    says: { zh: '登记退货运单号', en: "Record the return parcel's tracking number" },
    about: ({ parcel }) => (parcel?.status === 'awaitingParcel' ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'giveTracking', by, data: { trackingNo: 'X' } }, at),
    near: ({ parcel }) => (parcel?.ourLabel === true ? 'else' : 'theirs'),
  },
  provePosting: {
    says: { zh: '登记寄出凭证', en: 'Record a proof of posting' },
    about: ({ parcel }) => (parcel ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'provePosting', by, data: { words: '' } }, at),
    near: () => 'else',
  },
  answerRevisit: {
    says: { zh: '登记回访结果', en: 'Record whether it is solved' },
    about: ({ revisit, stage }) =>
      revisit?.solved === undefined && (stage === 'followUp' || stage === 'closed') ? nothing : [],
    ask: (state, _target, { by, at }) => decide(state, { name: 'answerRevisit', by, data: { solved: true } }, at),
    near: (state) =>
      state.tasks.some(({ kind }) => kind === 'revisitCall') ? 'now' : asksRevisit(state) ? 'theirs' : 'possible',
  },
  disputeRefusal: {
    says: { zh: '代客户对拒绝提出异议', en: 'Dispute the refusal for the customer' },
    about: ({ refusal }) => (refusal?.disputable === true && !refusal.disputed ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'disputeRefusal', by, data: { reason: true } }, at),
    near: theirs,
  },
  contestDeduction: {
    says: { zh: '代客户对扣款提出异议', en: 'Contest the deduction for the customer' },
    about: ({ deductions = [] }) =>
      deductions.filter(({ state }) => state === 'proposed').map(({ n }) => ({ deduction: n })),
    ask: (state, { deduction = 0 }, { by, at }) =>
      decide(state, { name: 'contestDeduction', by, data: { deduction } }, at),
    near: () => 'else',
  },
  writeToUs: {
    says: { zh: '登记客户的来信', en: 'Record what the customer says' },
    about: ({ stage }) => (stage === 'closed' ? [] : nothing),
    ask: (state, _target, { by, at }) => decide(state, { name: 'writeToUs', by, data: {} }, at),
    near: ({ awaited }) => (awaited ? 'theirs' : 'possible'),
  },
  withdraw: {
    says: { zh: '代客户撤回申请', en: 'Withdraw the request for the customer' },
    about: ({ stage, withdrawn }) => (withdrawn || stage === 'followUp' || stage === 'closed' ? [] : nothing),
    ask: (state) => (canWithdraw(state) ? accept([]) : refuse('not_now', { stage: state.stage })),
    near: () => 'rare',
    tells: true,
  },
} as const satisfies Readonly<Record<string, ActionSpec>>;
