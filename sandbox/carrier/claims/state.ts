import type { Appliers } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Claim, ClaimDecision, ClaimPlan } from '#sandbox/carrier/claims/schemas.ts';

export type ClaimState = {
  readonly claims: Map<string, Held<Claim>>;
  /** by order number */
  readonly claimPlans: Map<string, ClaimPlan>;
};

export type ClaimEvents = {
  'claim.made': { value: Claim };
  'claim.settled': { claimKey: string; status: ClaimDecision; paid: Money | null };
  'claim.reversed': { claimKey: string };
  'claim.planned': { plan: ClaimPlan };
};

type Change = { readonly at: number; readonly to: Partial<Claim> };

const change = ({ carrier }: State, claimKey: string, { at, to }: Change): void =>
  changeHeld(carrier.claims, claimKey, ({ version }) => ({ version: version + 1, updatedAt: iso(at), ...to }));

export const applyClaims: Appliers<State, ClaimEvents> = {
  'claim.made': ({ carrier }, { data: { value } }, createdRealAt) => {
    carrier.claims.set(value.claimKey, { createdRealAt, value });
  },
  'claim.settled': (state, { at, data: { claimKey, ...to } }) => change(state, claimKey, { at, to }),
  'claim.reversed': (state, { at, data }) =>
    change(state, data.claimKey, { at, to: { status: 'reversed', paid: null } }),
  'claim.planned': ({ carrier }, { orderNo, data }) => {
    carrier.claimPlans.set(orderNo ?? '', data.plan);
  },
};
