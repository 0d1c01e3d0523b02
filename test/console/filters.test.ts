import { addressOf, filterOf, isSame, queryOf } from '#console/pages/queues/filters.ts';

describe('a filter of the queues', () => {
  it('is its address, and of an address only what can be asked for is taken', () => {
    const filter = { view: 'cases', fields: { open: 'true', waitingOn: 'customer' } } as const;
    expect(filterOf(addressOf(filter).split('?')[1] ?? '')).toEqual(filter);
    expect(filterOf('view=cases&cursor=x&stuck=true&kind=')).toEqual({ view: 'cases', fields: { stuck: 'true' } });
    expect(filterOf('')).toEqual({ view: 'tasks', fields: { unassigned: 'true' } });
    expect(isSame(filter, { view: 'cases', fields: { waitingOn: 'customer', open: 'true' } })).toBe(true);
    expect(queryOf(filter, 'retail-us', 100)).toEqual({
      open: 'true',
      waitingOn: 'customer',
      shop: 'retail-us',
      limit: 100,
    });
  });
});
