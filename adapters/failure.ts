/** Longest text of the outside that an error carries; the rest helps nobody and may be large. */
const DETAIL_LIMIT = 300;

const brief = (detail: string): string =>
  detail.length > DETAIL_LIMIT ? `${detail.slice(0, DETAIL_LIMIT)}...` : detail;

/** The outside says no for good, in its contract's words: never repeated, the stage or a person decides. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail: string, options?: ErrorOptions) {
    super(`${code}: ${brief(detail)}`, options);
    this.code = code;
    this.detail = brief(detail);
  }
}

/** The outside could not be asked, and nothing was done there: safe to try again later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly detail: string;
  /** How long the outside asked us to stay away, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(detail: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(brief(detail), options);
    this.detail = brief(detail);
    this.retryAfterMs = retryAfterMs;
  }
}

/** A write went out and what became of it is unclear: look up by its key before anything else (R18). */
export class Unknown extends Error {
  override readonly name = 'Unknown';
  readonly detail: string;

  constructor(detail: string, options?: ErrorOptions) {
    super(brief(detail), options);
    this.detail = brief(detail);
  }
}
