import { writeFileSync } from 'node:fs';
import { openApiDocument } from '#sandbox/http/openapi.ts';

const file = new URL('openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(openApiDocument(), undefined, 2)}\n`);
