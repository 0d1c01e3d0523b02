import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { openapiDocument } from '#api/openapi.ts';
import { ROUTES } from '#api/routes/index.ts';
import { VERSION } from '#api/version.ts';
import { anApi } from './an-api.ts';

const committed: unknown = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
const current = JSON.parse(JSON.stringify(openapiDocument(ROUTES, VERSION))) as {
  paths: Record<string, Record<string, { operationId: string; security: unknown[] }>>;
};

describe('docs/openapi.json', () => {
  it('is what the route table says now (npm run docs)', () => {
    expect(committed).toEqual(current);
  });

  it('is what the API serves', async () => {
    expect((await request(anApi().app).get('/openapi.json')).body).toEqual(current);
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(current));
    expect(result).toMatchObject({ valid: true });
  });

  it('has exactly the operations of the route table (API9)', () => {
    const documented = Object.entries(current.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(documented.toSorted()).toEqual(
      ROUTES.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`).toSorted(),
    );
  });

  it('says of every operation who may ask', () => {
    const open = Object.values(current.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ security }) => security.length === 0);
    expect(open.map(({ operationId }) => operationId).toSorted()).toEqual([
      'backFromProvider',
      'docs',
      'docsPart',
      'getProblem',
      'goToProvider',
      'healthz',
      'metrics',
      'openapi',
      'readyz',
      'receiveMail',
      'receiveMessage',
      'receiveWebhook',
      'signIn',
      'signInWays',
      'signOut',
      'version',
    ]);
  });
});
