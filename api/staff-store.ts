import { addApiKey, revokeKeyOf } from '#store/api-keys.ts';
import type { Database } from '#store/db.ts';
import { addStaff, changeStaff, findStaff, findStaffBySubject, listStaff, type StaffRow } from '#store/staff.ts';
import { tasksOfOwner } from '#store/tasks.ts';
import { ownCursor } from './case-reads.ts';
import type { StaffMember, StaffPort } from './staff-port.ts';

/** The people of the shops, on the store. */
export function createStaffStore(database: Database): StaffPort {
  const { queries } = database;
  return {
    find: async (id) => memberOf(await findStaff(queries, id)),
    bySubject: async (told) => memberOf(await findStaffBySubject(queries, told)),
    list: async (filter, page) => {
      const found = await ownCursor(listStaff(queries, filter, page));
      return { rows: found.rows.map(shown), next: found.next };
    },
    add: async (member, by) => {
      const added = await addStaff(database, member, by);
      return added === 'known' ? added : shown(added);
    },
    change: async (id, change, by) => {
      const changed = await changeStaff(database, { id, change }, by);
      return changed === 'known' ? changed : memberOf(changed);
    },
    tasksOf: (owner, { shops, queue }, limit) =>
      tasksOfOwner(
        queries,
        { owner, ...(shops === 'all' ? {} : { shops }), ...(queue === undefined ? {} : { queue }) },
        limit,
      ),
    // What the key may do is the person's: role and shops of the row are never read.
    addKey: async (key, createdAt) => addApiKey(queries, { ...key, role: 'agent', shops: ['-'], createdAt }),
    revokeKey: (staffId, keyId, at) => revokeKeyOf(queries, { staffId, keyId }, at),
  };
}

const memberOf = (row: StaffRow | undefined): StaffMember | undefined => row && shown(row);

/** A row as a member; of what the table holds beside it nothing is needed. */
export const shown = ({ createdAt: _created, updatedAt: _updated, ...member }: StaffRow): StaffMember => member;
