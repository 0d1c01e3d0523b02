import { z } from 'zod';
import { DIGEST_STATUSES } from '#domain/day/digest.ts';
import { TOPICS } from '#domain/day/item.ts';
import { RUN_KINDS } from '#domain/day/runs.ts';
import { SECTIONS } from '#domain/day/sections.ts';
import { instantOut } from './case.ts';

export const runKind = z.enum(RUN_KINDS).meta({ description: "A run of the shop's day." });
export const digestStatus = z.enum(DIGEST_STATUSES).meta({ description: '`missed`: it did not take place in time.' });

export const digestId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9-]*\.[a-z]+\.\d{4}-\d{2}-\d{2}T\d{4}$/, 'must look like retail-us.opening.2026-11-20T0830')
  .meta({ example: 'retail-us.opening.2026-11-20T0830' });

const count = z.int().nonnegative();
const task = z.object({
  task: z.string(),
  kind: z.string(),
  role: z.string(),
  department: z.string().nullable(),
  dueAt: instantOut.nullable(),
});

const item = z
  .object({
    key: z.string(),
    section: z.enum(SECTIONS),
    topics: z.array(z.enum(TOPICS)),
    caseNo: z.string().nullable(),
    order: z.string().nullable(),
    tasks: z.array(task),
    dueAt: instantOut.nullable(),
    since: instantOut,
    priority: z.int(),
    says: z.string().nullable(),
    links: z.object({ case: z.string().nullable(), order: z.string().nullable(), tasks: z.array(z.string()) }),
  })
  .meta({ id: 'DigestItem', description: 'One thing; it is in a digest once.' });

const head = {
  id: z.string(),
  shop: z.string(),
  kind: runKind,
  slot: z.string().meta({ description: "The run's time on the wall where the shop is." }),
  at: instantOut,
  status: digestStatus,
  madeAt: instantOut.meta({ description: 'When it was made, or found missing.' }),
  counts: z.object({ late: count, due: count, forgotten: count, open: count }),
  missed: z.array(z.string()).meta({ description: 'Runs before it, since the last one, that did not take place.' }),
  links: z.object({ self: z.string() }),
};

export const digestHead = z.object(head).meta({ id: 'DigestHead' });

export const digestBody = z
  .object({
    ...head,
    items: z.array(item),
    totals: z.object({ received: count, stock: count, loss: count, elsewhere: count }).nullable(),
    causes: z
      .array(
        z.object({
          source: z.enum(['review', 'complaint']),
          cause: z.string().nullable(),
          count,
          cases: z.array(z.string()),
        }),
      )
      .nullable(),
    batches: z.array(z.object({ key: z.string(), orders: count, sentAt: instantOut.nullable() })).nullable(),
    asked: z.object({ things: count, news: count }).nullable(),
  })
  .meta({ id: 'Digest', description: "What a run of the shop's day gathered; without personal data (H1)." });

export const findingBody = z
  .object({
    kind: z.string(),
    subject: z.string(),
    shop: z.string(),
    caseNo: z.string().nullable(),
    status: z.enum(['open', 'closed']),
    says: z.string(),
    firstSeenAt: instantOut,
    lastSeenAt: instantOut,
    closedAt: instantOut.nullable(),
    returned: count,
  })
  .meta({ id: 'SweepFinding', description: 'What does not hold; it closes by itself when it holds again (B6).' });
