import type { Actor } from '#domain/case/actor.ts';
import type { Command, CommandData } from '#domain/case/commands.ts';
import type { PlainCommand } from '#domain/case/decide.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Goods } from '#domain/goods.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { Result } from '#domain/refusals.ts';
import type { NewDecision } from '#store/decisions.ts';
import type { Tried } from '#store/try-write.ts';

/** What an act would lead to, decided as the case would decide it and recorded nowhere. */
export interface ForesightPort {
  offer(call: {
    readonly caseNo: string;
    readonly by: Actor;
    readonly at: number;
    readonly data: CommandData['makeOffer'];
    readonly goods?: readonly Goods[];
  }): Promise<Result<Tried & { readonly decision?: NewDecision }>>;
  act<N extends PlainCommand>(caseNo: string, command: Command<N>, at: number): Promise<Result<Tried>>;
  /** What somebody may promise alone, in minor units; undefined where the policy sets no limit (R43). */
  limitOf(policy: CaseState['policy'], by: Actor): number | undefined;
}

/** What the shop itself says of its orders and articles, before any case knows of them (B1, D3). */
export interface ShopDesk {
  order(orderNo: string): Promise<{ readonly order: Order; readonly person: OrderPerson } | undefined>;
  goods(skus: readonly string[], orderNo: string): Promise<readonly Goods[]>;
}
