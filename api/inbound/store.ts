import { ownCursor } from '#api/case-reads.ts';
import type { Database } from '#store/db.ts';
import {
  caseOfConversation,
  findInbound,
  handleInbound,
  listInboundItems,
  settleInbound,
  takeInbound,
} from '#store/inbound/messages.ts';
import { findPerson } from '#store/people.ts';
import { inTransaction } from '#store/transaction.ts';
import type { InboundPort } from './port.ts';

/** What the port needs besides the store; the adapters fit. */
export type InboundParts = Pick<InboundPort, 'isSigned' | 'readLetter' | 'caseOf'> & { readonly database: Database };

export function createInbound({ database, ...parts }: InboundParts): InboundPort {
  const { queries } = database;
  return {
    ...parts,
    take: (message) => takeInbound(queries, message),
    settle: (id, settled) => settleInbound(queries, id, settled),
    caseOfConversation: (of) => caseOfConversation(queries, of),
    async isContact(caseNo, address) {
      const person = await findPerson(queries, caseNo);
      return person?.email?.toLowerCase() === address.toLowerCase();
    },
    items: (shops, page) => ownCursor(listInboundItems(queries, shops === 'all' ? undefined : shops, page)),
    find: (id) => findInbound(queries, id),
    handle: (id, handled) => inTransaction(database, (within) => handleInbound(within, id, handled)),
  };
}
