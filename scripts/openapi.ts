import { openapiDocument } from '#api/openapi.ts';
import { ROUTES } from '#api/routes/index.ts';
import { VERSION } from '#api/version.ts';

/** Prints the API as OpenAPI 3.1, for tools that read it from a pipe; `npm run docs` keeps docs/openapi.json. */
process.stdout.write(`${JSON.stringify(openapiDocument(ROUTES, VERSION), null, 2)}\n`);
