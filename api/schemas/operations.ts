import { z } from 'zod';
import { NUDGES } from '#api/operations/port.ts';
import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';
import { INBOX_STATUSES } from '#store/schema/messages.ts';
import { instantOut } from './case.ts';

export const port = z.enum(OUTSIDE_PORTS).meta({ description: 'An outside system that cases call.' });
const when = instantOut.nullable();

export const savedLink = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z
      .string()
      .nullable()
      .meta({ description: 'In the words of the Temporal Web UI; none of what lists no cases.' }),
    url: z.string(),
  })
  .meta({ id: 'SavedLink' });

export const linksView = z.object({
  data: z.array(savedLink),
  casePage: z.string().nullable().meta({ description: "A case's own page, with {no} for its number." }),
});

export const pauseView = z
  .object({ port, by: z.string(), why: z.string(), since: instantOut, until: when })
  .meta({ id: 'PortPause', description: 'Why an outside system is not called.' });

export const provider = z
  .object({
    port,
    pause: pauseView.nullable(),
    lastSuccessAt: when,
    lastFailureAt: when,
    lastFailure: z.string().nullable(),
    failures: z.int().meta({ description: 'Since the last success.' }),
    waiting: z.int().meta({ description: 'Cases whose next step calls it.' }),
    queue: z.object({
      name: z.string(),
      backlog: z.int().nullable().meta({ description: 'Calls that no worker has taken yet.' }),
      oldestMs: z.number().nullable(),
      pollers: z.int(),
      url: z.string().nullable(),
    }),
  })
  .meta({ id: 'Provider' });

export const nudgeReport = z
  .object({
    dryRun: z.boolean(),
    query: z.string(),
    more: z.boolean().meta({ description: 'The query found more cases than were looked at: ask again.' }),
    cases: z.array(
      z.object({
        caseNo: z.string(),
        nudges: z.array(
          z.object({
            what: z.enum(NUDGES),
            about: z.string(),
            result: z.enum(['would', 'done', 'refused', 'failed']),
            detail: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'NudgeReport' });

export const inboxLine = z
  .object({
    id: z.int(),
    provider: z.string(),
    type: z.string(),
    eventId: z.string(),
    ref: z.string().nullable(),
    caseNo: z.string().nullable(),
    status: z.enum(INBOX_STATUSES),
    attempts: z.int(),
    note: z.string().nullable(),
    receivedAt: instantOut,
    triedAgainAt: when,
  })
  .meta({ id: 'InboxEvent', description: 'What a provider told, without its words.' });

export const scheduleLine = z
  .object({
    id: z.string(),
    shop: z.string(),
    kind: z.string(),
    paused: z.boolean(),
    note: z.string().nullable(),
    lastAt: when,
    nextAt: when,
  })
  .meta({ id: 'ScheduleLine' });
