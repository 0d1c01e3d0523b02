import type { IdentityProvider } from './staff-port.ts';

/** Somebody to try the console as, in sandbox mode only. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly shops: readonly string[];
  /** Signs them in; known to everybody, so never more than a demonstration. */
  readonly key: string;
}

/** The authorisation code flow of the identity provider, with PKCE. */
export interface CodeFlow {
  /** Where the browser goes to sign in. */
  authorizeUrl(wish: {
    readonly state: string;
    readonly challenge: string;
    readonly returnTo: string;
  }): Promise<string>;
  /** What the provider says of whoever came back; undefined when it says no. */
  redeem(wish: {
    readonly code: string;
    readonly verifier: string;
    readonly returnTo: string;
  }): ReturnType<IdentityProvider['verify']>;
}

/** The ways into the console. */
export interface SignInWays {
  readonly demo: readonly DemoUser[];
  readonly codeFlow?: CodeFlow;
}
