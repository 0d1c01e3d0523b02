import { readFileSync } from 'node:fs';
import { ROUTES } from '#sandbox/http/routes.ts';
import { openApiDocument } from '#sandbox/http/openapi.ts';

describe('the OpenAPI document', () => {
  it('is the one that is committed (npx tsx sandbox/write-openapi.ts writes it)', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../../sandbox/openapi.json', import.meta.url), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('holds every route once, and the webhooks', () => {
    const { openapi, paths = {}, webhooks = {} } = openApiDocument();
    expect(openapi).toBe('3.1.0');
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods ?? {}));
    expect(operations).toHaveLength(ROUTES.length);
    expect(new Set(ROUTES.map((route) => route.operation)).size).toBe(ROUTES.length);
    expect(Object.keys(webhooks)).toEqual(['return.received', 'return.inspected', 'parcel.scanned', 'refund.updated']);
  });
});
