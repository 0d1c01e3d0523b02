import { refused, unknown } from '#sandbox/core/problem.ts';

/** A thing that was made under a key; `createdRealAt` serves the read lag. */
export type Held<T> = { readonly createdRealAt: number; readonly value: T };

/** The key in the header and the one in the body are the same, or the call is refused. */
export function sameKey(header: string | null, inBody: string, thing: string): void {
  if (header === inBody) return;
  throw refused(`${thing}_key_mismatch`, `body.${thing}Key: must be the same as the header Idempotency-Key`);
}

export type Looking = { readonly thing: string; readonly sees: (createdRealAt: number) => boolean };

/** What was made under this key, once the caller can see it; 404 when there is none. */
export function found<T>(all: ReadonlyMap<string, Held<T>>, key: string, { thing, sees }: Looking): T {
  const held = all.get(key);
  if (!held || !sees(held.createdRealAt)) throw unknown(thing, key);
  return held.value;
}
