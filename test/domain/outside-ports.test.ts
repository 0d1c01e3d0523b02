import { isBreached } from '#domain/case/breached.ts';
import { operatorsPage } from '#domain/case/operators-page.ts';
import { emptyState } from '#domain/case/state.ts';
import { personsTurn } from '#domain/case/waiting-on.ts';
import { awaitedPort, type Hold } from '#domain/outside-ports.ts';
import { awaitingParcel, closed, inNegotiation, refundDue } from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';

const HOLD: Hold = {
  id: 1,
  port: 'payments',
  by: 'operator:ada',
  why: 'the provider is down',
  since: Date.parse('2026-11-20T09:00:00Z'),
  until: Date.parse('2026-11-20T12:00:00Z'),
};

describe('the outside system that a case waits for', () => {
  it('is the one its next step calls, and none while others are waited for (B6)', () => {
    expect(awaitedPort(refundDue().state)).toBe('payments');
    expect(awaitedPort(inNegotiation().state)).toBeUndefined();
    expect(awaitedPort(awaitingParcel().state)).toBeUndefined();
    expect(awaitedPort(closed().state)).toBeUndefined();
    expect(awaitedPort(emptyState('AS-2026-000009'))).toBeUndefined();
  });

  it('is named on the page of a case that waits for it while it is paused, with who, why and how to end it', () => {
    const page = operatorsPage(refundDue().state, { hold: HOLD });
    expect(page).toContain(
      'Waiting for **payments**: paused by operator:ada because the provider is down, until 2026-11-20 12:00 UTC. Deadlines are still told.',
    );
    expect(page).toContain('`npm run provider -- unpause payments`');
  });
});

describe('what the saved queries of engineers tell apart', () => {
  it("is a person's turn, and a date of ours that passed, while a case is open (F2, D7)", () => {
    const test = refundDue();
    expect([personsTurn(test.state), isBreached(test.state)]).toEqual([undefined, false]);
    carriedOut(test, { stuck: true });
    expect(personsTurn(test.state)).toBe('finance');
    const climbed = { ...test.state, tasks: test.state.tasks.map((task) => ({ ...task, level: 1 })) };
    expect(isBreached(climbed)).toBe(true);
    expect(isBreached({ ...climbed, stage: 'closed' })).toBe(false);
  });

  it('shows the last of the record without what people said (R50)', () => {
    const event = { seq: 4, type: 'taskDone', at: HOLD.since, by: { type: 'agent', id: 'li-na' }, data: {} } as const;
    const page = operatorsPage(inNegotiation().state, { recent: [{ ...event, data: { task: 't1', how: 'retried' } }] });
    expect(page).toContain('| 4 taskDone | 2026-11-20 09:00 UTC | agent li-na |');
  });
});
