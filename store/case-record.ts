import type { CaseEvent } from '#domain/case/events.ts';
import { decisionsOf, type Decision } from './decisions.ts';
import type { Queries } from './db.ts';
import { readEvents } from './events.ts';
import { messagesOf, type OutboxRow } from './outbox.ts';
import { findPerson, type CasePerson } from './people.ts';
import { textsOf, type CaseText } from './texts.ts';

/** All that is on record of a case: who did what, when and why, what was decided, said and told (E4). */
export interface WholeRecord {
  readonly events: readonly CaseEvent[];
  readonly decisions: readonly Decision[];
  readonly messages: readonly OutboxRow[];
  readonly texts: readonly CaseText[];
  readonly person: CasePerson | undefined;
}

export async function wholeRecord(queries: Queries, caseNo: string): Promise<WholeRecord> {
  return {
    events: await readEvents(queries, caseNo),
    decisions: await decisionsOf(queries, caseNo),
    messages: await messagesOf(queries, caseNo),
    texts: await textsOf(queries, caseNo),
    person: await findPerson(queries, caseNo),
  };
}
