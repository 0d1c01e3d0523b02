import { createContext, useCallback, useContext, useMemo } from 'react';
import type { Role } from './roles.ts';

/** Who is signed in, as `GET /v1/me` says. */
export interface Me {
  readonly id: string;
  /** A person's own name; null for a key that belongs to nobody. */
  readonly name: string | null;
  readonly role: Role;
  readonly shops: readonly string[];
  readonly groups: readonly string[] | null;
  /** The operations that are for the role. */
  readonly may: readonly string[];
  /** Whether time may be moved and troubles switched here. */
  readonly sandbox: boolean;
  /** The shops they see and how those work. */
  readonly works: readonly { readonly shop: string; readonly zone: string; readonly locale: string }[];
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Somebody who is signed in: `const { role, shops, may } = useMe(); may('makeOffer')`. */
export interface Signed extends Omit<Me, 'may'> {
  readonly may: (operation: string) => boolean;
}

/** Whoever is signed in; pages are shown to nobody else. */
export function useMe(): Signed {
  const me = useContext(MeContext);
  if (!me) throw new Error('a page is shown to somebody who is signed in');
  return useMemo(() => ({ ...me, may: (operation: string) => me.may.includes(operation) }), [me]);
}

/** The zone a shop works in; of none named, the reader's own. */
export function useZoneOf(): (shop: string | undefined) => string | undefined {
  const works = useContext(MeContext)?.works;
  return useCallback((shop) => works?.find((one) => one.shop === shop)?.zone, [works]);
}
