import type { Actor } from '#domain/case/actor.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import type { Asker } from '#domain/next-action/action.ts';
import { nextActions, ACTION_NAMES } from '#domain/next-action/next-actions.ts';
import type { OfferState } from '#domain/offer.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { Task } from '#domain/task.ts';
import { permissionOf } from '#api/permissions.ts';
import { A_POLICY, A_REQUEST, CASE_NO, START } from '#test/support/a-case.ts';

const AT = START;
const asker = (type: Actor['type'], id: string = type): Asker => ({
  by: { type, id },
  may: (name) => {
    const roles = permissionOf(name)?.roles;
    return Array.isArray(roles) && roles.includes(type);
  },
});
const aState = (over: Partial<CaseState> = {}): CaseState => ({
  ...emptyState(CASE_NO),
  seq: 5,
  stage: 'diagnosis',
  request: A_REQUEST,
  policy: A_POLICY,
  ...over,
});
const aTask = (over: Partial<Task> = {}): Task => ({
  id: 't1',
  kind: 'decide',
  openedAt: AT,
  why: 'no rule',
  level: 0,
  ...over,
});
const anOffer: OfferState = {
  version: 2,
  remedy: 'return_and_refund',
  money: { amount: 5_000, currency: 'USD' },
  freight: 'merchant',
  decision: 1,
  refundDays: 7,
  status: 'open',
  madeAt: AT,
};
const aRefund: Refund = {
  n: 1,
  paymentId: 'p1',
  tender: 'card',
  money: { amount: 5_000, currency: 'USD' },
  status: 'failed',
  version: 1,
  polls: 0,
};
const ask = (state: CaseState, who: Asker) => nextActions(state, who, AT);
const primaryOf = (state: CaseState, role: Actor['type']): string | undefined => ask(state, asker(role)).primary?.name;

describe('the next best action', () => {
  it.each<[string, Partial<CaseState>, Actor['type'], string | undefined]>([
    ['a question to a supervisor is theirs to decide', { tasks: [aTask()] }, 'supervisor', 'decideTask'],
    ['and nobody else is told to', { tasks: [aTask()] }, 'agent', undefined],
    [
      'a declined offer asks for another one',
      { stage: 'negotiation', tasks: [aTask({ kind: 'newOffer' })] },
      'agent',
      'makeOffer',
    ],
    [
      'a stuck step is freed',
      { stage: 'execution', tasks: [aTask({ kind: 'stuck', step: 'authoriseReturn' })] },
      'agent',
      'resolveTask',
    ],
    [
      'a stuck refund by finance',
      { stage: 'execution', tasks: [aTask({ kind: 'stuckRefund', step: 'refund' })] },
      'finance',
      'resolveTask',
    ],
    ['a question of the customer is answered', { tasks: [aTask({ kind: 'answer' })] }, 'agent', 'replyToCustomer'],
    ['a department answers', { tasks: [aTask({ kind: 'ask', department: 'warehouse' })] }, 'warehouse', 'answerTask'],
    ['an open offer is answered for whoever calls', { stage: 'negotiation', offer: anOffer }, 'agent', 'acceptOffer'],
    ['open questions likewise', { stage: 'intake', questions: ['items'] }, 'senior', 'answerQuestions'],
    ['money that cannot go back needs a choice', { stage: 'execution', refunds: [aRefund] }, 'agent', 'choosePayout'],
    ['a revisit is answered', { stage: 'followUp', revisit: { asked: true } }, 'agent', 'answerRevisit'],
    [
      'a disputable refusal is disputed',
      { refusal: { code: 'window_closed', disputable: true, disputed: false } },
      'agent',
      'disputeRefusal',
    ],
    ['while the system works there is nothing to do', { stage: 'execution' }, 'agent', undefined],
    ['nor for who only reads', { stage: 'negotiation', offer: anOffer }, 'integrator', undefined],
    ['nor in what is archived', { stage: 'archived' }, 'manager', undefined],
  ])('%s (B5, H2)', (_name, over, role, expected) => {
    expect(primaryOf(aState(over), role)).toBe(expected);
  });

  it('puts what waits for us before what the customer may say, and a promise between (E6)', () => {
    const state = aState({
      stage: 'negotiation',
      offer: anOffer,
      tasks: [aTask({ kind: 'newOffer' })],
      promises: [{ id: 'p1', owner: 'agent', madeAt: AT, dueAt: AT + 1, status: 'open', missed: 0 }],
    });
    const { primary, others } = ask(state, asker('agent'));
    expect([primary, ...others].map((one) => one?.name).slice(0, 4)).toEqual([
      'makeOffer',
      'keepPromise',
      'acceptOffer',
      'declineOffer',
    ]);
  });

  it('names what it is about, and the task with it', () => {
    const state = aState({ stage: 'execution', tasks: [aTask({ id: 't7', kind: 'stuckRefund', step: 'refund' })] });
    expect(ask(state, asker('finance')).primary).toMatchObject({ target: { task: 't7' }, task: { why: 'no rule' } });
  });
});

describe('what cannot be done', () => {
  it('is told with whose it is, or why (B5, R43)', () => {
    const offered = aState({ stage: 'negotiation', tasks: [aTask({ kind: 'approve' })] });
    const proposal = {
      offer: anOffer,
      by: { type: 'supervisor', id: 'li' },
      above: { what: 'limit', limit: 1, total: 2 },
      task: 't1',
    } as const;
    expect(ask(offered, asker('agent')).forbidden).toContainEqual(
      expect.objectContaining({ name: 'decideTask', forRole: 'supervisor' }),
    );
    expect(ask({ ...offered, proposal }, asker('supervisor', 'li')).forbidden).toContainEqual(
      expect.objectContaining({ name: 'decideTask', refusal: { code: 'own_proposal', data: { task: 't1' } } }),
    );
    expect(ask({ ...offered, proposal }, asker('supervisor', 'wang')).primary).toMatchObject({ name: 'decideTask' });
  });

  it('is not offered twice: nothing is both possible and forbidden, in any stage and for any role', () => {
    const stages = ['intake', 'diagnosis', 'negotiation', 'execution', 'followUp', 'closed', 'archived'] as const;
    const roles = ['agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'qa', 'integrator'] as const;
    const kinds = [
      'decide',
      'newOffer',
      'stuckRefund',
      'lateReturn',
      'answer',
      'mirror',
      'revisitCall',
      'care',
    ] as const;
    for (const stage of stages)
      for (const role of roles)
        for (const kind of kinds) {
          const state = aState({ stage, offer: anOffer, tasks: [aTask({ kind })], refunds: [aRefund] });
          const { primary, others, forbidden } = ask(state, asker(role));
          const can = [primary, ...others].flatMap((one) => (one ? [JSON.stringify([one.name, one.target])] : []));
          const cannot = forbidden.map(({ name, target }) => JSON.stringify([name, target]));
          expect(new Set([...can, ...cannot]).size).toBe(can.length + cannot.length);
          expect(forbidden.every(({ refusal, forRole }) => refusal !== undefined || forRole !== undefined)).toBe(true);
        }
  });

  it('of goods that are moving is to take the request back (R31)', () => {
    const state = aState({ stage: 'execution', unitsCancelled: false, refunds: [aRefund] });
    const agreement = { remedy: 'refund_only', version: 1, agreedAt: AT, stopShipment: false, firstRefund: 1 } as const;
    expect(ask({ ...state, agreement }, asker('agent')).forbidden.map(({ name }) => name)).toContain('withdraw');
  });
});

it('every action is an operation somebody of the shop may do (H2)', () => {
  expect(ACTION_NAMES.filter((name) => permissionOf(name) === undefined)).toEqual([]);
});
