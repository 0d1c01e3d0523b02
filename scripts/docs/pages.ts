import { openapiDocument } from '#api/openapi.ts';
import { ROUTES } from '#api/routes/index.ts';
import { VERSION } from '#api/version.ts';
import { refusalsPage } from './refusals-page.ts';

/** The generated pages of docs/, by file name. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'refusals.md': refusalsPage,
  'openapi.json': () => `${JSON.stringify(openapiDocument(ROUTES, VERSION), null, 2)}\n`,
};
