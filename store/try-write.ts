import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { createCaseTx } from './case-tx.ts';
import type { Database } from './db.ts';
import { lockCase, numbered, withClocks, type JournalWrite } from './journal.ts';
import { stepsOf } from './project/step.ts';
import { inTransaction } from './transaction.ts';

/** What a write would put on record, and the case before and after it. */
export interface Tried {
  readonly before: CaseState;
  readonly after: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Carries what was found out of a transaction that is to be undone. */
class Undone extends Error {
  override readonly name = 'Undone';
  readonly tried: Tried;

  constructor(tried: Tried) {
    super('nothing of it stays');
    this.tried = tried;
  }
}

/** Decides as a write would, on the ledgers as they are, and leaves nothing behind: units and decisions are undone. */
export async function tryWrite(
  database: Database,
  { caseNo, decide, arrange }: Pick<JournalWrite, 'caseNo' | 'decide' | 'arrange'>,
): Promise<Tried> {
  try {
    return await inTransaction(database, async (queries) => {
      const { state, order } = await lockCase(queries, caseNo);
      const decided = await decide(createCaseTx(queries, { caseNo, order, reservations: [] }), state);
      const steps = withClocks(state, stepsOf(state, numbered(decided, state.seq)), arrange);
      throw new Undone({
        before: state,
        after: steps.at(-1)?.after ?? state,
        events: steps.map(({ event }) => event),
      });
    });
  } catch (error) {
    if (error instanceof Undone) return error.tried;
    throw error;
  }
}
