import type { Query } from '#console/api/client.ts';

/** What a queue shows: tasks that wait for people, or all cases. */
export type View = 'tasks' | 'cases';

/** A filter over tasks or cases, in the fields of the API. */
export interface Filter {
  readonly view: View;
  readonly fields: Readonly<Record<string, string>>;
}

/** A filter that somebody keeps under a name. */
export interface SavedFilter extends Filter {
  readonly name: string;
}

export type FilterKey =
  'mine' | 'unassigned' | 'vip' | 'complaints' | 'decisions' | 'stuck' | 'onUs' | 'onCustomer' | 'open';

/** The filters everybody has. */
export const STANDARD: readonly (Filter & { readonly key: FilterKey })[] = [
  { key: 'unassigned', view: 'tasks', fields: { unassigned: 'true' } },
  { key: 'mine', view: 'tasks', fields: { mine: 'true' } },
  { key: 'vip', view: 'tasks', fields: { queue: 'vip' } },
  { key: 'complaints', view: 'tasks', fields: { queue: 'complaint' } },
  { key: 'decisions', view: 'tasks', fields: { kind: 'decide' } },
  { key: 'open', view: 'cases', fields: { open: 'true' } },
  { key: 'onUs', view: 'cases', fields: { open: 'true', waitingOn: 'agent' } },
  { key: 'onCustomer', view: 'cases', fields: { open: 'true', waitingOn: 'customer' } },
  { key: 'stuck', view: 'cases', fields: { stuck: 'true' } },
];

/** What can be asked of each view, and with which values. */
export const FIELDS: Readonly<Record<View, readonly string[]>> = {
  tasks: ['queue', 'group', 'role', 'kind', 'mine', 'unassigned'],
  cases: ['stage', 'waitingOn', 'kind', 'queue', 'priority', 'stuck', 'open', 'order'],
};

/** The filter as it stands in an address, so that it can be sent to a colleague. */
export function addressOf({ view, fields }: Filter): string {
  return `/queues?${new URLSearchParams({ view, ...fields }).toString()}`;
}

/** The filter of an address; what nobody may ask for is left out. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  const view = asked.get('view') === 'cases' ? 'cases' : 'tasks';
  const fields = Object.fromEntries(
    FIELDS[view].flatMap((name) => {
      const value = asked.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
  return { view, fields: Object.keys(fields).length === 0 && view === 'tasks' ? { unassigned: 'true' } : fields };
}

export const isSame = (a: Filter, b: Filter): boolean => addressOf(sorted(a)) === addressOf(sorted(b));

const sorted = ({ view, fields }: Filter): Filter => ({
  view,
  fields: Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => a.localeCompare(b))),
});

/** What the API is asked. */
export const queryOf = ({ fields }: Filter, shop: string | undefined, limit: number): Query => ({
  ...fields,
  shop,
  limit,
});
