import { openapiDocument } from '#api/openapi.ts';
import { ROUTES } from '#api/routes/index.ts';
import { VERSION } from '#api/version.ts';
import { caseLifecyclePage } from './case-lifecycle-page.ts';
import { permissionsPage } from './permissions-page.ts';
import { figuresPage } from './figures-page.ts';
import { refusalsPage } from './refusals-page.ts';
import { remediesPage } from './remedies-page.ts';
import { requirementsPage } from './requirements-page.ts';

/** The generated pages of docs/, by file name. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'refusals.md': refusalsPage,
  'permissions.md': permissionsPage,
  'case-lifecycle.md': caseLifecyclePage,
  'remedies.md': remediesPage,
  'figures.md': figuresPage,
  'requirements.md': () => requirementsPage(),
  'openapi.json': () => `${JSON.stringify(openapiDocument(ROUTES, VERSION), null, 2)}\n`,
};
