interface Heard {
  /** The line is there; the first time, or again. */
  readonly ready: () => void;
  readonly news: (caseNo: string) => void;
  readonly gap: () => void;
  readonly lost: () => void;
}

/** The browser comes back by itself after a cut, but not after a refusal, as of a server that is being replaced. */
const AGAIN_AFTER_MS = 3_000;

/** Listens to what happens in cases until it is stopped. */
export function listen({ ready, news, gap, lost }: Heard): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  const connect = (): void => {
    const own = new EventSource('/v1/live');
    source = own;
    own.addEventListener('ready', ready);
    own.addEventListener('gap', gap);
    own.addEventListener('case', (event: MessageEvent<string>) => {
      news((JSON.parse(event.data) as { readonly caseNo: string }).caseNo);
    });
    own.addEventListener('error', () => {
      lost();
      if (own.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
