/** The clock of one order in the sandbox world, and what the world has planned for it. */
export interface WorldClock {
  /** The next thing the world has planned for this order, or undefined. */
  next(orderNo: string): Promise<{ readonly at: number; readonly what: string } | undefined>;
  /** Moves the order's clock forward; what was planned until then happens, and its webhooks are delivered. */
  advance(orderNo: string, to: number): Promise<readonly unknown[]>;
}

interface WorldConfig {
  /** Root of the world's control, `http://127.0.0.1:8090/world/v1`. */
  readonly url: string;
  readonly token: string;
}

export function createWorldClock({ url, token }: WorldConfig): WorldClock {
  const ask = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    if (!answer.ok) throw new Error(`the sandbox world answered ${answer.status} to ${path}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const timeline = (orderNo: string): string => `/timelines/${encodeURIComponent(orderNo)}`;
  return {
    async next(orderNo) {
      const { next } = (await ask(timeline(orderNo))) as { next: { at: string; what: string } | null };
      return next ? { at: Date.parse(next.at), what: next.what } : undefined;
    },
    async advance(orderNo, to) {
      const { happened } = (await ask(`${timeline(orderNo)}/advance`, { to: new Date(to).toISOString() })) as {
        happened: readonly unknown[];
      };
      return happened;
    },
  };
}
