import { addApiKey } from '#store/api-keys.ts';
import type { Queries } from '#store/db.ts';
import { KEY_ROLES, type KeyRole } from './access.ts';

/** The known key of each role: for demonstrations and tests in sandbox mode, never anywhere else. */
export const demoKey = (role: KeyRole): string => `ak_demo-${role}_sandbox-only-not-a-secret`;

/** One key a role, for all shops; seeding again changes nothing. */
export async function seedDemoKeys(queries: Queries, createdAt: number): Promise<void> {
  for (const role of KEY_ROLES) {
    await addApiKey(queries, {
      id: `demo-${role}`,
      secret: demoKey(role),
      name: `demo ${role}`,
      role,
      shops: [],
      createdAt,
    });
  }
}
