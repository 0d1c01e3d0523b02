import type { Locale } from '#domain/intake/request.ts';
import type { StaffRole } from '#domain/roles.ts';
import type { Group } from '#domain/team/groups.ts';
import { addApiKey } from '#store/api-keys.ts';
import type { Database } from '#store/db.ts';
import { addStaff } from '#store/staff.ts';
import { demoKey } from './demo-keys.ts';
import type { DemoUser } from './sign-in-port.ts';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly groups?: readonly Group[];
  readonly shops?: readonly string[];
  readonly locale?: Locale;
}

/** People to try the roles and groups with, in sandbox mode: at least one of each (H2). */
export const DEMO_STAFF: readonly DemoPerson[] = [
  { id: 'chen-jing', name: '陈静 Chen Jing', role: 'agent', groups: ['pre_sale'], shops: ['retail-cn'] },
  { id: 'zhao-lei', name: '赵磊 Zhao Lei', role: 'agent', groups: ['in_sale'], shops: ['retail-cn'] },
  { id: 'li-na', name: '李娜 Li Na', role: 'agent', groups: ['after_sale'], shops: ['retail-cn'] },
  {
    id: 'emma-brown',
    name: '艾玛 Emma Brown',
    role: 'agent',
    groups: ['pre_sale', 'in_sale', 'after_sale'],
    shops: ['retail-us'],
    locale: 'en',
  },
  { id: 'wang-fang', name: '王芳 Wang Fang', role: 'agent', groups: ['vip'] },
  { id: 'liu-yang', name: '刘洋 Liu Yang', role: 'agent', groups: ['complaint'] },
  { id: 'sun-li', name: '孙丽 Sun Li', role: 'senior', groups: ['after_sale', 'complaint'] },
  { id: 'zhou-min', name: '周敏 Zhou Min', role: 'supervisor', groups: ['after_sale'], shops: ['retail-cn'] },
  {
    id: 'james-hill',
    name: '詹姆斯 James Hill',
    role: 'supervisor',
    groups: ['after_sale'],
    shops: ['retail-us'],
    locale: 'en',
  },
  { id: 'wu-gang', name: '吴刚 Wu Gang', role: 'manager' },
  { id: 'ma-chao', name: '马超 Ma Chao', role: 'warehouse' },
  { id: 'he-xue', name: '何雪 He Xue', role: 'finance' },
  { id: 'gao-yan', name: '高岩 Gao Yan', role: 'qa' },
];

/** The known key of a person, for demonstrations and tests in sandbox mode, never anywhere else. */
export const demoKeyOf = (person: string): string => `ak_demo-${person}_sandbox-only-not-a-secret`;

/** The people one can sign in to the console as, and the keys of roles that have nobody. */
export const demoUsers = (): readonly DemoUser[] => [
  ...DEMO_STAFF.map(({ id, name, role, groups = [], shops = ['*'] }) => ({
    id,
    name,
    role,
    groups,
    shops,
    key: demoKeyOf(id),
  })),
  { id: 'demo-operator', name: '运维 Operator', role: 'operator', groups: [], shops: ['*'], key: demoKey('operator') },
];

/** Seeds the people with a key each; seeding again changes nothing. */
export async function seedDemoStaff(database: Database, at: number): Promise<void> {
  for (const { id, name, role, groups = [], shops = ['*'], locale = 'zh-CN' } of DEMO_STAFF) {
    const facts = { id, name, role, groups, shops, locale, active: true, oidcSubject: null };
    await addStaff(database, facts, { by: { type: 'system', id: 'demo' }, at });
    await addApiKey(database.queries, {
      id: `demo-${id}`,
      secret: demoKeyOf(id),
      name: `demo ${name}`,
      role,
      shops: ['-'],
      staffId: id,
      createdAt: at,
    });
  }
}
