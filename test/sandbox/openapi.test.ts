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
    const told = Object.entries(webhooks).map(([type, { post }]) => `${post?.tags?.join() ?? ''} ${type}`);
    expect(told).toEqual([
      'warehouse return.received',
      'warehouse return.inspected',
      'warehouse shipment.shipped',
      'warehouse intercept.answered',
      'warehouse repair.quoted',
      'warehouse repair.updated',
      'carrier parcel.scanned',
      'carrier claim.updated',
      'payments refund.updated',
      'payments payout.updated',
      'payments authorisation.expired',
      'payments charge.updated',
      'payments dispute.opened',
      'payments dispute.closed',
      'shop review.posted',
      'shop review.changed',
      'shop order.cannot_ship',
    ]);
  });
});
