import { readFileSync } from 'node:fs';
import { isOpen } from '#api/access.ts';
import { ROUTES } from '#api/routes/index.ts';
import { permissionsPage } from '#scripts/docs/permissions-page.ts';

const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

describe('docs/permissions.md', () => {
  it('is what the table says now (npm run docs)', () => expect(page).toBe(permissionsPage()));

  it('shows each operation with each role that may (H2)', () => {
    for (const { operationId, roles } of ROUTES) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${operationId}\` |`));
      if (isOpen(roles)) expect(page).toContain(`- \`${operationId}\`: ${roles.open}`);
      else expect(row?.match(/\b(?:yes|part)\b/g)).toHaveLength(roles.length);
    }
  });
});
