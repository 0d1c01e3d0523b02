import { z } from 'zod';
import { ROBOTS, type Messaging } from '#domain/messaging.ts';
import { STAFF_ROLES } from '#domain/roles.ts';

const envName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{2,63}$/, 'must be the name of an environment variable, never the address or secret itself');

const mailbox = z
  .string()
  .max(200)
  .regex(/^(?:[^<>\r\n"]+ <[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)$/, 'must be an address or `Name <address>`');

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, as 22:00');

const smtp = z.strictObject({ via: z.literal('smtp'), from: mailbox, replyTo: mailbox.exactOptional() });
const webhook = z.strictObject({ via: z.literal('webhook'), url: envName, secret: envName });
const robot = z.strictObject({ via: z.enum(ROBOTS), url: envName, secret: envName.exactOptional() });

/** How a shop's messages go out and when not: the section `messages` of a shop. */
export const messagesSection: z.ZodType<Messaging> = z.strictObject({
  email: z.discriminatedUnion('via', [smtp, webhook]).exactOptional(),
  sms: webhook.exactOptional(),
  rooms: z
    .partialRecord(z.enum([...STAFF_ROLES, 'everyone']), z.discriminatedUnion('via', [robot, webhook]))
    .exactOptional(),
  quiet: z
    .strictObject({ from: hour, to: hour })
    .refine(({ from, to }) => from !== to, 'must not last the whole day')
    .exactOptional(),
});
