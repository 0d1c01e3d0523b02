import { Client, Connection } from '@temporalio/client';
import { STUCK_QUERY } from '#scripts/up/environment.ts';
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

  it('are understood by the server in the saved query for stuck cases', async () => {
    const { count } = await new Client({ connection, namespace }).workflow.count(STUCK_QUERY);
    expect(count).toBeGreaterThanOrEqual(0);
  });
});
