import { z } from 'zod';
import { LOCALES } from '#domain/intake/request.ts';
import { STAFF_ROLES } from '#domain/roles.ts';
import { GROUPS } from '#domain/team/groups.ts';
import { reference, words } from '#api/schemas/fields.ts';

export const group = z.enum(GROUPS).meta({ id: 'Group' });
export const staffId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be small letters, digits, hyphens')
  .meta({ description: 'The id of a person of the shops.', example: 'li-na' });

const MAX_SHOPS = 200;
const shops = z
  .array(
    z
      .string()
      .max(64)
      .regex(/^(?:\*|[a-z0-9][a-z0-9-]*)$/, 'must be a shop id, or * for all'),
  )
  .min(1)
  .max(MAX_SHOPS)
  .meta({ description: 'The shops they work for; `*` for all.' });

/** What is said of a person. */
export const staffFields = z.strictObject({
  name: words(100),
  role: z.enum(STAFF_ROLES),
  groups: z.array(z.enum(GROUPS)).max(GROUPS.length),
  shops,
  locale: z.enum(LOCALES),
  oidcSubject: reference(255).meta({
    description: 'How the identity provider calls them: its `sub`, or their proved e-mail address.',
  }),
});

/** A person as colleagues see them. */
export const staffView = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(STAFF_ROLES),
    groups: z.array(z.enum(GROUPS)),
    shops: z.array(z.string()),
    locale: z.enum(LOCALES),
    active: z.boolean(),
    oidcSubject: z.string().nullable().meta({ description: 'For supervisors and managers alone.' }),
  })
  .meta({ id: 'StaffMember' });
