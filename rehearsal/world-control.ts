export interface WorldConfig {
  /** Root of the world's control, `http://127.0.0.1:8090/world/v1`. */
  readonly url: string;
  readonly token: string;
}

/** What the world said no to, by its own status. */
export class WorldRefused extends Error {
  override readonly name = 'WorldRefused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const PATIENCE_MS = 20_000;

/** Asks the world's control by its token; what it answers is empty where it says nothing. */
export function createWorldControl({ url, token }: WorldConfig) {
  return async (
    path: string,
    { method = 'GET', body }: { readonly method?: string; readonly body?: unknown } = {},
  ): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new WorldRefused(answer.status, `the sandbox world answered ${answer.status} to ${path}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
}
