import { Readable } from 'node:stream';
import { z } from 'zod';
import { seesQueueOf } from '#api/access.ts';
import type { CaseNews } from '#api/live-port.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';

const HEARTBEAT_MS = 15_000;
/** A session may have ended meanwhile: whoever watches comes in anew after this. */
const LONGEST_MS = 30 * 60_000;
/** Whoever does not read is let go, and comes back to read everything. */
const MOST_UNREAD = 1_000;

export const watchCases = defineRoute({
  method: 'get',
  path: '/v1/live',
  operationId: 'watchCases',
  tag: 'cases',
  summary: 'Watch what happens in cases',
  description:
    'Server-sent events: `ready` when it has begun, `case` for each write to a case one may see, with its number and version, `gap` where something may have been missed and all is to be read again. No words and no persons are told: read the case.',
  cites: ['E4'],
  idempotency: 'none',
  responses: {
    200: { description: 'The stream.', contentType: 'text/event-stream', schema: z.string() },
  },
  handler(_input, context) {
    const principal = asking(context);
    const { live } = context.deps;
    const stream = new Readable({ read: () => undefined });
    const say = (text: string): void => {
      if (stream.destroyed) return;
      if (stream.readableLength > MOST_UNREAD * 1_000) stream.push(null);
      else stream.push(text);
    };
    const stop = live.watch({
      shops: shopsOf(principal, undefined),
      news: (news) => {
        if (seesQueueOf(principal, news.queue)) say(event('case', told(news)));
      },
      gap: () => say(event('gap', {})),
      end: () => void stream.push(null),
    });
    const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => stream.push(null), LONGEST_MS);
    stream.once('close', () => {
      stop();
      clearInterval(heartbeat);
      clearTimeout(end);
    });
    say(`retry: 1000\n${event('ready', {})}`);
    return {
      status: 200,
      body: stream,
      // Numbers of cases and versions: nothing is in it that is masked for anybody.
      isMasked: true,
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
    };
  },
});

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Of a write: which case and version; who it was by role alone. */
const told = ({ caseNo, seq, type, by }: CaseNews) => ({ caseNo, seq, type, by: by.type, byId: by.id });
