import { isRefusalCode } from '#domain/refusals.ts';
import { Problem } from '#api/problems.ts';
import { FileRefused } from './keep-files.ts';
import type { Say } from './say.ts';
import type { Flash } from './views/layout.ts';
import { refusalWords } from './views/refusal.ts';
import { DONE_WORDS, isDone, isTrouble, TROUBLE_WORDS, type Trouble } from './words/flash-words.ts';

/** Something that a page can say and the customer can do something about; anything else is a page of its own. */
export interface Told {
  readonly code: string;
  readonly status: number;
}

const BY_CODE: Readonly<Record<string, Trouble>> = {
  invalid_request: 'unfit',
  body_too_large: 'tooLarge',
  media_type_unsupported: 'unfit',
  offer_superseded: 'stale',
  quote_superseded: 'stale',
  idempotency_key_reused: 'unfit',
  evidence_unknown: 'unfit',
};

const UNFIT = 422;

export function troubleOf(error: unknown): Told | undefined {
  if (error instanceof FileRefused) return { code: error.code, status: UNFIT };
  if (!(error instanceof Problem)) return undefined;
  const { code, details } = error;
  const own = details.detail !== undefined && isTrouble(details.detail) ? details.detail : BY_CODE[code];
  if (own !== undefined) return { code: own, status: own === 'tooOften' ? 429 : UNFIT };
  return isRefusalCode(code) ? { code, status: 409 } : undefined;
}

export const troubleFlash = ({ code }: Told, say: Say): Flash => ({
  words: isTrouble(code) ? say(TROUBLE_WORDS[code]) : refusalWords(code, say),
  isProblem: true,
});

/** What the address says has just been done; only what is in the list is ever said. */
export function flashOf(query: Readonly<Record<string, unknown>>, say: Say): Flash | undefined {
  const done = query['done'];
  return typeof done === 'string' && isDone(done) ? { words: say(DONE_WORDS[done]), isProblem: false } : undefined;
}
