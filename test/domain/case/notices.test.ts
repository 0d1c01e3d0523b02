import { DAY, START, type TestCase } from '#test/support/a-case.ts';
import {
  asked,
  awaitingParcel,
  closed,
  declined,
  inTransit,
  refundDue,
  refundIn,
  refused,
  reopened,
  reportOn,
  revisited,
  TRACKING,
  undecided,
} from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';

const templates = (test: TestCase, to = 'customer'): readonly string[] =>
  test.told.filter((notice) => notice.to === to).map(({ template }) => template);

describe('what the customer is told', () => {
  it('of a return by the book: every step, in order (A4, D1, D2, E1)', () => {
    expect(templates(closed())).toEqual([
      'request_received',
      'offer_made',
      'offer_accepted',
      'return_authorised',
      'return_in_transit',
      'return_delivered',
      'return_settled',
      'refund_accepted',
      'refund_arrived',
      'revisit',
      'closed',
    ]);
  });

  it('names the day by which they are asked to act (A3, C6, D2)', () => {
    const dueAt = (test: TestCase, template: string) =>
      test.told.find((one) => one.template === template)?.params['dueAt'];
    expect(dueAt(awaitingParcel(), 'return_authorised')).toBe(START + 14 * DAY);
    expect(dueAt(declined(), 'offer_made')).toBe(START + 7 * DAY);
    expect(asked().told).toMatchObject([{ params: { questions: 'items, problem', dueAt: START + 5 * DAY } }]);
  });

  it('asks on when the problem raised new questions (A3)', () => {
    const test = asked();
    test.ask('answerQuestions', { answers: { problem: 'defective' } });
    expect(test.told.at(-1)).toMatchObject({
      template: 'questions_asked',
      params: { questions: 'items, symptom, evidence' },
    });
  });

  it('of a refund: the day that we keep, and each kind of news once (D1, R20)', () => {
    const test = refundIn({ status: 'accepted', version: 1, expectedAt: START + 30 * DAY });
    expect(test.told.at(-1)).toMatchObject({
      template: 'refund_accepted',
      params: { money: '50.00 USD', expectedAt: START + 7 * DAY },
    });
    test.clockActs();
    carriedOut(test, { report: { status: 'accepted' } });
    expect(templates(test).filter((one) => one === 'refund_accepted')).toHaveLength(1);
    reportOn(test, { status: 'held', version: 2, code: 'review' });
    expect(test.told.at(-1)).toMatchObject({ template: 'refund_held', params: { code: 'review' } });
  });

  it('nothing of a failure that we cure ourselves, and of a delay when it is a person’s (D7, R19)', () => {
    const test = refundIn({ status: 'failed' });
    carriedOut(test);
    expect(templates(test).at(-1)).toBe('return_settled');
    carriedOut(test, { report: { status: 'failed' } });
    carriedOut(test);
    expect(test.told.slice(-2)).toMatchObject([
      { template: 'task_stuckRefund', to: 'finance' },
      { template: 'refund_delayed', to: 'customer' },
    ]);
  });

  it('of a slip before the day has passed, with the new one (D7)', () => {
    const test = refundIn();
    while (!test.journal.some(({ type }) => type === 'slipTold')) {
      test.clockActs();
      carriedOut(test, { stuck: true });
    }
    const slip = test.told.find(({ template }) => template === 'slip');
    expect(slip?.params).toEqual({
      reason: 'refund_not_confirmed',
      promisedAt: START + 7 * DAY,
      newAt: START + 14 * DAY,
    });
  });

  it('of its parcel: the first scan and the arrival, not each scan between them', () => {
    const test = inTransit();
    test.hear('parcelMoved', { trackingNo: TRACKING, status: 'exception' });
    test.hear('parcelMoved', { trackingNo: TRACKING, status: 'delivered' });
    expect(templates(test).slice(-2)).toEqual(['return_in_transit', 'return_delivered']);
  });

  it('of a refusal with its code, and of the way on (C5)', () => {
    expect(refused().told.at(-1)).toMatchObject({
      template: 'refused',
      params: { code: 'remedy_not_allowed', disputable: true },
    });
  });

  it('of the revisit, and that the case was opened again (E1, E2)', () => {
    expect(templates(revisited()).at(-1)).toBe('revisit');
    expect(templates(reopened()).at(-1)).toBe('reopened');
  });
});

describe('what people of the shop are told', () => {
  it('of each task, to whom it belongs (B5, B6)', () => {
    expect(templates(undecided(), 'supervisor')).toEqual(['task_decide']);
    expect(templates(declined(), 'agent')).toEqual(['task_newOffer']);
    const stuck = refundDue();
    carriedOut(stuck, { stuck: true });
    expect(templates(stuck, 'finance')).toEqual(['task_stuckRefund']);
  });

  it('of its deadline before, and the supervisor after (F2)', () => {
    const test = undecided();
    test.clockActs();
    test.clockActs();
    expect(templates(test, 'supervisor')).toEqual(['task_decide', 'task_due', 'task_overdue']);
    expect(test.told.at(-1)).toMatchObject({ params: { task: 't1', level: 1 } });
  });
});
