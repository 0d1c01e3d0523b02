import type { StaffFields, StaffMember, StaffPort } from '#api/staff-port.ts';

export const aPerson = (over: Partial<StaffMember> = {}): StaffMember => ({
  id: 'li-na',
  name: '李娜',
  role: 'agent',
  groups: ['after_sale'],
  shops: ['retail-us'],
  locale: 'zh-CN',
  active: true,
  oidcSubject: null,
  ...over,
});

/** The people of the shops in a map; without others there are two agents. */
export function aTeam(
  people: readonly StaffMember[] = [aPerson(), aPerson({ id: 'john-doe', name: 'John', locale: 'en' })],
  over: Partial<StaffPort> = {},
): StaffPort {
  const known = new Map(people.map((one) => [one.id, one]));
  return {
    find: async (id) => known.get(id),
    bySubject: async ({ subject, email }) =>
      [...known.values()].find(({ oidcSubject }) => oidcSubject === subject || (email && oidcSubject === email)),
    list: async () => ({ rows: [...known.values()], next: null }),
    add: async (member) => {
      if (known.has(member.id)) return 'known';
      known.set(member.id, member);
      return member;
    },
    change: async (id, change: Partial<StaffFields>) => {
      const member = known.get(id);
      if (member) known.set(id, { ...member, ...change });
      return known.get(id);
    },
    tasksOf: async () => [],
    addKey: async () => undefined,
    revokeKey: async () => true,
    ...over,
  };
}
