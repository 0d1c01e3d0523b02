import type { Actor } from '#domain/case/actor.ts';
import { decide, type Decided, type PlainCommand } from '#domain/case/decide.ts';
import type { Command, CommandData } from '#domain/case/commands.ts';
import { withMoves } from '#domain/case/moves.ts';
import type { CaseState } from '#domain/case/state.ts';
import { limitOf } from '#domain/compensation/limits.ts';
import type { Goods } from '#domain/goods.ts';
import { accept, type Refusal, type Result } from '#domain/refusals.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Database } from '#store/db.ts';
import type { NewDecision } from '#store/decisions.ts';
import { tryWrite, type Tried } from '#store/try-write.ts';
import { arrangeClock } from './arrange-clock.ts';
import { composeOffer } from './decisions/compose-offer.ts';
import type { OfferCall } from './own.ts';

/** An act that is only thought of: who, on which case, at what business time. */
interface Thought {
  readonly caseNo: string;
  readonly by: Actor;
  readonly at: number;
}
type OfferThought = Thought & { readonly data: CommandData['makeOffer']; readonly goods?: readonly Goods[] };
type ForeseenOffer = Tried & { readonly decision?: NewDecision };

/** Carries a refusal out of what is tried. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface ForesightDeps {
  readonly database: Database;
  readonly policies: PolicyBook;
}

/**
 * What an act would lead to, by the very code that would decide it: the same deciders, policy, limits and ledgers in a
 * transaction that is undone. What follows from the outside afterwards nobody foresees.
 */
export const createForesight = (deps: ForesightDeps) => ({
  /** A person's offer, as `makeOffer` would decide it (C5, R43). */
  offer: (call: OfferThought): Promise<Result<ForeseenOffer>> => foreseeOffer(deps, call),
  /** Any other act. */
  act: <N extends PlainCommand>(caseNo: string, command: Command<N>, at: number): Promise<Result<Tried>> =>
    foreseeAct(deps, caseNo, (state) => decide(state, command, at)),
  /** What somebody may promise alone, in minor units; undefined where the policy sets no limit (R43). */
  limitOf: ({ id, version }: { readonly id: string; readonly version: string }, by: Actor): number | undefined =>
    limitOf(deps.policies.get(id, version).limits, by),
});

async function foreseeOffer({ database, policies }: ForesightDeps, call: OfferThought): Promise<Result<ForeseenOffer>> {
  let tried: ForeseenOffer | undefined;
  const compose = composeOffer({
    policies,
    write: async ({ caseNo }, decision) => {
      let kept: NewDecision | undefined;
      const decideIn: Trying = async (tx, state) => {
        const noting = {
          ...tx,
          saveDecision: (one: NewDecision): Promise<number> => {
            kept = one;
            return tx.saveDecision(one);
          },
        };
        const rules = () => policies.get(state.policy.id, state.policy.version).settlement;
        return withMoves(state, await decision(noting, state, rules));
      };
      const found = await tryWrite(database, { caseNo, arrange: arrangeClock(policies), decide: decideIn });
      tried = { ...found, ...(kept ? { decision: kept } : {}) };
      return { events: found.events, done: true };
    },
  });
  const composed = await compose({ ...call, seq: 0, cause: 'foresight' } satisfies OfferCall);
  if (!composed.ok) return composed;
  if (!tried) throw new Error(`${call.caseNo}: nothing was tried`);
  return accept(tried);
}

type Trying = Parameters<typeof tryWrite>[1]['decide'];

async function foreseeAct(
  { database, policies }: ForesightDeps,
  caseNo: string,
  decided: (state: CaseState) => Decided,
): Promise<Result<Tried>> {
  try {
    const tried = await tryWrite(database, {
      caseNo,
      arrange: arrangeClock(policies),
      decide: (_tx, state) => {
        const found = decided(state);
        if (!found.ok) throw new Refused(found.refusal);
        return withMoves(state, found.value);
      },
    });
    return accept(tried);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
