import { z } from 'zod';
import { actorOf, isOpen, seesShop, type Principal } from '#api/access.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { PERMISSIONS } from '#api/permissions.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { shop } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { group, staffFields, staffId, staffView } from '#api/schemas/staff.ts';
import type { ChangedBy, StaffFields, StaffMember } from '#api/staff-port.ts';
import { checkChange, isColleague, mayMake } from '#api/team-rules.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { flag } from './cases.ts';
import { isAtLeast, STAFF_ROLES } from '#domain/roles.ts';

const shared = { tag: 'team', cites: ['H2'] } as const;
export const staffParams = z.strictObject({ id: staffId });

export const whoAmI = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/me',
  operationId: 'whoAmI',
  summary: 'Read who one is here, and what one may do',
  idempotency: 'none',
  responses: {
    200: {
      description: 'Role, shops, groups, and the operations that are for the role.',
      schema: z
        .object({
          id: z.string(),
          role: z.string(),
          shops: z.array(z.string()),
          groups: z.array(group).nullable().meta({ description: 'Null for a key that belongs to nobody.' }),
          may: z.array(z.string()),
          name: z.string().nullable(),
          sandbox: z.boolean().meta({ description: 'Whether time may be moved here.' }),
          works: z.array(z.object({ shop: z.string(), zone: z.string(), locale: z.string() })),
        })
        .meta({ id: 'Me' }),
    },
  },
  async handler(_input, context) {
    const principal = asking(context);
    const { deps } = context;
    const may = Object.entries(PERMISSIONS)
      .filter(([, { roles }]) => isOpen(roles) || roles.includes(principal.role))
      .map(([operation]) => operation);
    const { id, role } = principal;
    const own = principal.kind === 'key' ? principal : { shops: [], groups: undefined };
    const works = Object.entries(deps.settings.shops)
      .filter(([name]) => seesShop(principal, name))
      .map(([name, { locale }]) => ({ shop: name, zone: deps.settings.zoneOf(name), locale }));
    const name = (await deps.staff.find(id))?.name ?? null;
    const sandbox = deps.rehearse !== undefined;
    return { status: 200, body: { id, role, shops: own.shops, groups: own.groups ?? null, may, name, sandbox, works } };
  },
});

export const listStaff = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/staff',
  operationId: 'listStaff',
  summary: 'List the people of the shops',
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    role: z.enum(STAFF_ROLES).optional(),
    group: group.optional(),
    active: flag.optional(),
  }),
  responses: {
    200: { description: 'People by their id.', schema: pageOf(staffView), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const principal = asking(context);
    const shops = shopsOf(principal, wanted);
    const wish = {
      ...withoutAbsent(filter),
      ...(shops === 'all' ? {} : { shops }),
    };
    const page = context.deps.staff.list(wish, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, (member) => viewFor(principal, member));
  },
});

export const addStaff = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/staff',
  operationId: 'addStaff',
  summary: 'Add a person',
  description: "With a role not above one's own, for shops of one's own.",
  idempotency: 'required',
  body: staffFields.extend({ id: staffId, oidcSubject: staffFields.shape.oidcSubject.optional() }),
  responses: { 201: { description: 'They are there.', schema: staffView } },
  refusals: ['staff_above', 'staff_known', 'shop_unknown'],
  async handler({ body }, context) {
    const principal = asking(context);
    checkShops(context, body.shops);
    if (!mayMake(principal, body)) throw new Problem('staff_above');
    const member = { ...body, oidcSubject: body.oidcSubject ?? null, active: true };
    const added = await context.deps.staff.add(member, changedBy(context, principal));
    if (added === 'known') throw new Problem('staff_known');
    return { status: 201, body: viewFor(principal, added) };
  },
});

export const changeStaff = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/staff/{id}',
  operationId: 'changeStaff',
  summary: 'Change a person, or let them go',
  description:
    '`active: false` lets nobody in by their keys and tokens any more; their tasks stay with them until they are handed over. Nobody changes their own role, shops or groups, or people above them.',
  idempotency: 'required',
  params: staffParams,
  body: staffFields.extend({ active: z.boolean() }).partial(),
  responses: { 200: { description: 'The person after the change.', schema: staffView } },
  refusals: ['staff_unknown', 'staff_above', 'staff_known', 'shop_unknown'],
  async handler({ params, body }, context) {
    const principal = asking(context);
    const member = await colleague(context, params.id);
    const change: Partial<StaffFields> = withoutAbsent(body);
    checkShops(context, change.shops ?? []);
    checkChange(principal, member, change);
    const changed =
      Object.keys(change).length === 0
        ? member
        : await context.deps.staff.change(member.id, change, changedBy(context, principal));
    if (changed === 'known') throw new Problem('staff_known');
    if (changed === undefined) throw new Problem('staff_unknown');
    return { status: 200, body: viewFor(principal, changed) };
  },
});

/** A person of the caller's shops; of others nobody says that they are there. */
export async function colleague(context: Context, id: string): Promise<StaffMember> {
  const member = await context.deps.staff.find(id);
  if (!member || !isColleague(asking(context), member)) throw new Problem('staff_unknown');
  return member;
}

function checkShops({ deps }: Context, shops: readonly string[]): void {
  if (shops.some((one) => one !== '*' && deps.settings.shops[one] === undefined)) throw new Problem('shop_unknown');
}

const changedBy = ({ deps }: Context, principal: Principal): ChangedBy => ({ by: actorOf(principal), at: deps.now() });

const viewFor = (principal: Principal, { oidcSubject, ...member }: StaffMember): z.input<typeof staffView> => ({
  ...member,
  groups: [...member.groups],
  shops: [...member.shops],
  oidcSubject: isAtLeast(principal.role, 'supervisor') ? oidcSubject : null,
});
