import { decide } from '#domain/case/decide.ts';
import type { CaseState } from '#domain/case/state.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { mayOffer } from '#domain/negotiation/may-offer.ts';
import { isOpenDispute } from '#domain/parts/dispute/dispute.ts';
import { isOpenPromise } from '#domain/parts/promise/promise.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { isTalk, type TaskKind } from '#domain/task.ts';
import { nothing, taskAt, type ActionSpec, type Target } from './action.ts';

/** Which tasks a person ends by a yes or a no, and which by another offer, where a no is all that can be decided. */
const DECIDED: ReadonlySet<TaskKind> = new Set<TaskKind>(['decide', 'approve', 'approvePayout', 'lateReturn']);
const OFFERED: ReadonlySet<TaskKind> = new Set<TaskKind>(['newOffer', 'care']);
const ELSEWHERE: ReadonlySet<TaskKind> = new Set<TaskKind>(['deduction', 'bankDispute', 'disputeEvidence', 'ask']);
const BY_ACT: ReadonlySet<TaskKind> = new Set<TaskKind>(['revisitCall']);

const tasksOf =
  (kinds: (kind: TaskKind) => boolean): ActionSpec['about'] =>
  ({ tasks }: CaseState): readonly Target[] =>
    tasks.filter(({ kind }) => kinds(kind)).map(({ id }) => ({ task: id }));
const isStep = (kind: TaskKind): boolean =>
  !DECIDED.has(kind) && !OFFERED.has(kind) && !ELSEWHERE.has(kind) && !isTalk({ kind });
const has = ({ tasks }: CaseState, kinds: (kind: TaskKind) => boolean): boolean =>
  tasks.some(({ kind }) => kinds(kind));
const hasTalk = (state: CaseState): boolean => has(state, (kind) => isTalk({ kind }) && kind !== 'contact');

/** What people of the shop do of their own. */
export const STAFF_ACTIONS = {
  decideTask: {
    says: { zh: '作出决定', en: 'Decide' },
    about: tasksOf((kind) => DECIDED.has(kind) || OFFERED.has(kind)),
    ask: (state, { task = '' }, { by, at }) => {
      const verdict = OFFERED.has(taskAt(state, { task })?.kind ?? 'decide') ? 'deny' : 'grant';
      return decide(state, { name: 'decideTask', by, data: { task, verdict, reason: '-' } }, at);
    },
    near: (state, target) => (OFFERED.has(taskAt(state, target)?.kind ?? 'decide') ? 'possible' : 'now'),
    tells: true,
  },
  decideDeduction: {
    says: { zh: '决定扣款', en: 'Decide the deduction' },
    about: tasksOf((kind) => kind === 'deduction'),
    ask: (state, { task = '' }, { by, at }) =>
      decide(state, { name: 'decideDeduction', by, data: { task, amount: 0, reason: '-' } }, at),
    near: () => 'now',
    tells: true,
  },
  resolveTask: {
    says: { zh: '解开卡住的步骤', en: 'Free the stuck step' },
    about: tasksOf(isStep),
    ask: (state, { task = '' }, { by, at }) =>
      decide(state, { name: 'resolveTask', by, data: { task, how: 'retry' } }, at),
    near: (state, target) => (BY_ACT.has(taskAt(state, target)?.kind ?? 'stuck') ? 'possible' : 'now'),
    tells: true,
  },
  giveEvidence: {
    says: { zh: '提交争议证据', en: 'Give evidence in the dispute' },
    about: ({ disputes = [] }) =>
      disputes.filter(isOpenDispute).map(({ disputeId }): Target => ({ dispute: disputeId })),
    ask: (state, { dispute = '' }, { by, at }) =>
      decide(state, { name: 'giveEvidence', by, data: { disputeId: dispute, words: '' } }, at),
    near: () => 'now',
  },
  makeOffer: {
    says: { zh: '提出方案', en: 'Make an offer' },
    about: ({ seq, stage }) => (seq > 0 && stage !== 'intake' ? nothing : []),
    ask: (state) =>
      mayOffer(state)
        ? accept([])
        : state.stage === 'closed'
          ? refuse('case_closed')
          : refuse('not_now', { stage: state.stage }),
    near: (state) => {
      if (has(state, (kind) => OFFERED.has(kind))) return 'now';
      return has(state, (kind) => kind === 'decide' || kind === 'complaint') ? 'else' : 'possible';
    },
    tells: true,
  },
  replyToCustomer: {
    says: { zh: '回复客户', en: 'Answer the customer' },
    about: ({ stage }) => (stage === 'closed' ? [] : nothing),
    ask: (state, _target, { by, at }) =>
      decide(state, { name: 'replyToCustomer', by, data: { closes: hasTalk(state), words: '' } }, at),
    near: (state) => (hasTalk(state) ? 'now' : 'else'),
  },
  recordContact: {
    says: { zh: '登记与客户的沟通', en: 'Record the talk with the customer' },
    about: ({ request }) => (kindOf(request) === 'review_recovery' ? nothing : []),
    ask: (state, _target, { by, at }) =>
      decide(state, { name: 'recordContact', by, data: { channel: 'hotline', reached: true } }, at),
    near: (state) => (has(state, (kind) => kind === 'contact') ? 'now' : 'possible'),
  },
  answerTask: {
    says: { zh: '回复部门的问题', en: 'Answer what the department was asked' },
    about: tasksOf((kind) => kind === 'ask'),
    ask: (state, { task = '' }, { by, at }) =>
      decide(state, { name: 'answerTask', by, data: { task, answer: '-' } }, at),
    near: () => 'soon',
  },
  keepPromise: {
    says: { zh: '登记承诺已兑现', en: 'Say that the promise was kept' },
    about: ({ promises = [] }) => promises.filter(isOpenPromise).map(({ id }): Target => ({ promise: id })),
    ask: (state, { promise = '' }, { by, at }) => decide(state, { name: 'keepPromise', by, data: { promise } }, at),
    near: () => 'soon',
  },
  makePromise: {
    says: { zh: '向客户作出承诺', en: 'Promise the customer something' },
    about: ({ stage }) => (stage === 'closed' ? [] : nothing),
    ask: (state, _target, { by, at }) => decide(state, { name: 'makePromise', by, data: { dueAt: at + 1 } }, at),
    near: () => 'possible',
  },
  askDepartment: {
    says: { zh: '询问其他部门', en: 'Ask another department' },
    about: ({ stage }) => (stage === 'closed' ? [] : nothing),
    ask: (state, _target, { by, at }) =>
      decide(state, { name: 'askDepartment', by, data: { department: 'product', what: '-' } }, at),
    near: () => 'possible',
  },
  replyInPublic: {
    says: { zh: '公开回复评价', en: 'Answer in public' },
    about: ({ request }) => (request.review ? nothing : []),
    ask: (state, _target, { by, at }) => decide(state, { name: 'replyInPublic', by, data: { words: '' } }, at),
    near: () => 'possible',
  },
  changeFinding: {
    says: { zh: '更改责任认定', en: 'Change the finding' },
    about: ({ finding, stage }) => (finding && stage !== 'closed' ? nothing : []),
    ask: (state, _target, { by, at }) => {
      const liability = state.finding?.liability === 'merchant' ? 'customer' : 'merchant';
      return decide(state, { name: 'changeFinding', by, data: { liability, reason: '-' } }, at);
    },
    near: () => 'rare',
    tells: true,
  },
  mirrorCase: {
    says: { zh: '登记平台的状态和期限', en: "Record the marketplace's state and deadline" },
    about: ({ mirror, request, stage }) =>
      stage !== 'closed' && (mirror !== undefined || request.channel === 'marketplace') ? nothing : [],
    ask: (state, _target, { by, at }) => decide(state, { name: 'mirror', by, data: { status: 'open' } }, at),
    near: (state) => (has(state, (kind) => kind === 'mirror') ? 'now' : 'rare'),
  },
} as const satisfies Readonly<Record<string, ActionSpec>>;
