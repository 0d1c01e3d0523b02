import { Client, Connection } from '@temporalio/client';
import { savedQueries } from '#temporal/saved-queries.ts';
import { demandSameTypes, registerSearchAttributes } from '#scripts/up/temporal/search-attributes.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';

describe('the search attributes of a case', () => {
  const namespace = serverAddress('TEMPORAL_NAMESPACE');
  let connection: Connection;
  beforeAll(async () => {
    connection = await Connection.connect({ address: serverAddress('TEMPORAL_ADDRESS') });
  });
  afterAll(() => connection.close());

  it('are known to the server with their types, and registering them again changes nothing', async () => {
    expect(await registerSearchAttributes({ connection, namespace, attributes: SEARCH_ATTRIBUTES })).toBe(0);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(SEARCH_ATTRIBUTES.map(({ name }) => name)));
    expect(() => demandSameTypes(customAttributes, SEARCH_ATTRIBUTES)).not.toThrow();
  });

  it.each(savedQueries(['retail-us', 'a "quoted" shop']).map(({ name, query }) => [name, query] as const))(
    'are understood by the server in the saved query: %s',
    async (_name, query) => {
      const { count } = await new Client({ connection, namespace }).workflow.count(query);
      expect(count).toBeGreaterThanOrEqual(0);
    },
  );
});
