import { unknown } from '#sandbox/core/problem.ts';
import type { Held } from '#sandbox/core/same-key.ts';

/** What is held under a key, or 404 `<thing>_unknown`. */
export function heldValue<T>(all: ReadonlyMap<string, Held<T>>, key: string, thing: string): T {
  const held = all.get(key);
  if (!held) throw unknown(thing, key);
  return held.value;
}

/** Replace some fields of what is held; for appliers only. */
export function changeHeld<T extends object>(
  all: Map<string, Held<T>>,
  key: string,
  to: (value: T) => Partial<T>,
): void {
  const held = all.get(key);
  if (held) all.set(key, { ...held, value: { ...held.value, ...to(held.value) } });
}
