import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { DEPARTMENT_NAMES } from '#domain/department.ts';
import { REVIEW_CAUSES } from '#domain/talk/events.ts';
import { talkTaskOf } from '#domain/talk/talk-task.ts';
import { AGENT, CUSTOMER, DAY, SUPERVISOR, type TestCase } from './a-case.ts';

/** Whether a judgement hands the case to a person, as `diagnose` does: not once an unhappy customer was spoken with. */
export const talkOf = (state: CaseState): ReturnType<typeof talkTaskOf> =>
  (state.contacts ?? []).some(({ reached }) => reached) ? undefined : talkTaskOf(state.request);

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/** What staff say and ask, at the right and at the wrong moment. */
export function talked(test: TestCase, a: number, b: number): readonly CaseEvent[] {
  const ask = test.state.tasks.find(({ kind }) => kind === 'ask');
  const decided = [
    () => test.ask('replyToCustomer', { closes: b % 3 > 0, words: `words ${test.journal.length}` }, AGENT),
    () => test.ask('replyToCustomer', { closes: false, awaits: true, words: `words ${test.journal.length}` }, AGENT),
    () => test.ask('writeToUs', {}, CUSTOMER),
    () => test.ask('recordContact', { channel: 'hotline', reached: b % 2 === 0, cause: pick(REVIEW_CAUSES, b) }, AGENT),
    () => test.ask('replyInPublic', { words: `words ${test.journal.length}` }, AGENT),
    () =>
      test.ask(
        'askDepartment',
        { department: pick(DEPARTMENT_NAMES, b), what: 'Why?', ...(b % 2 ? { dueAt: test.now + DAY } : {}) },
        AGENT,
      ),
    () => test.ask('answerTask', { task: ask?.id ?? 't1', answer: 'Because.' }, AGENT),
    () => {
      const task = pick([...test.state.tasks, undefined], b);
      const owner = b % 3 > 0 ? { owner: pick(['li-na', 'sun-li'], b) } : {};
      return test.ask(
        'assignTask',
        { task: task?.id ?? 't1', how: 'taken', from: task?.owner ?? null, ...owner },
        AGENT,
      );
    },
    () =>
      test.ask(
        'changeFinding',
        { liability: pick(['customer', 'merchant', 'carrier'], b), reason: 'seen' },
        SUPERVISOR,
      ),
  ];
  const result = pick(decided, a)();
  return result.ok ? result.value : [];
}
