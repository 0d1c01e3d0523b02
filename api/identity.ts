import type { ApiDeps } from './deps.ts';
import { createCodeFlow, type CodeFlowSettings } from './code-flow.ts';
import { demoUsers } from './demo-staff.ts';
import { createOidc, type OidcSettings } from './oidc.ts';
import { createSessions } from './sessions.ts';

interface IdentityWish {
  readonly oidc: OidcSettings | undefined;
  readonly codeFlow: CodeFlowSettings | undefined;
  readonly linkSecret: Uint8Array;
  readonly demoKeys: boolean;
}

/** How people prove who they are, and the ways into the console. */
export function createIdentity(
  { oidc, codeFlow, linkSecret, demoKeys }: IdentityWish,
  now: () => number,
): Pick<ApiDeps, 'identity' | 'sessions' | 'signIn'> {
  // the id token is made out to the console, a bearer token to the API
  const ofConsole = (flow: CodeFlowSettings) =>
    createOidc({ ...oidc, issuer: flow.issuer, audience: flow.clientId }, now);
  return {
    sessions: createSessions(linkSecret, now),
    signIn: {
      demo: demoKeys ? demoUsers() : [],
      ...(codeFlow ? { codeFlow: createCodeFlow(codeFlow, ofConsole(codeFlow)) } : {}),
    },
    ...(oidc ? { identity: createOidc(oidc, now) } : {}),
  };
}
