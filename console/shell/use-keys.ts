import { useEffect, useRef } from 'react';

/** Keys and what they do: `j`, `/`, `?`, `mod+k`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** What `Enter` already does something with. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, [role="button"], [role="checkbox"]') !== null;

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

const hasMod = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => ctrlKey || metaKey;
const nameOf = (event: KeyboardEvent): string => (hasMod(event) ? `mod+${event.key.toLowerCase()}` : event.key);

/** Whether a key is for the page, and not for what somebody types into or stands on. */
function isMeant(event: KeyboardEvent): boolean {
  const { key, target, isComposing, altKey } = event;
  if (isComposing || altKey) return false;
  if (hasMod(event)) return true;
  return !isTyping(target) && !isInDialog(target) && !(key === 'Enter' && isPressable(target));
}

/** Keys of a page while it is shown. Single letters are silent while somebody types or a dialog is open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = isMeant(event) ? latest.current[nameOf(event)] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
