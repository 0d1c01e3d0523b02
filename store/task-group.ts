import { sql, type SQL } from 'drizzle-orm';
import { KINDS_OF_GROUP, type Group } from '#domain/team/groups.ts';
import { oneOf } from './schema/columns.ts';
import { cases } from './schema/cases.ts';
import { tasks } from './schema/work.ts';

/** The group of a task as `groupOf` has it, for queries over tasks joined with their cases (H2). */
export const groupOfTask: SQL<Group> = sql`case
  when ${tasks.queue} <> 'general' then ${tasks.queue}
  when ${cases.kind} in (${oneOf(KINDS_OF_GROUP.pre_sale)}) then 'pre_sale'
  when ${cases.kind} in (${oneOf(KINDS_OF_GROUP.in_sale)}) then 'in_sale'
  else 'after_sale' end`;

export const groupIs = (group: Group): SQL => sql`(${groupOfTask}) = ${group}`;
