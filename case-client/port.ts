import type { Actor } from '#domain/case/actor.ts';
import type { CaseBrief, CommandData, CommandName } from '#domain/case/commands.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Refusal } from '#domain/refusals.ts';

/** What came of asking a case: its brief, its refusal, nothing yet, or nobody there. */
export type CommandOutcome =
  | { readonly kind: 'done'; readonly brief: CaseBrief }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly message: string }
  /** Accepted for later, or not known: ask again under the same id. */
  | { readonly kind: 'later' }
  | { readonly kind: 'gone' };

export interface OpenOrder {
  readonly caseNo: string;
  readonly by: Actor;
  readonly request: CaseRequest;
  readonly policy: { readonly id: string; readonly version: string };
}

/** How cases are asked, by whoever is not one: the API for people, the worker for requests that a crash left behind. */
export interface CommandPort {
  open(order: OpenOrder): Promise<CommandOutcome>;
  send<N extends CommandName>(
    name: N,
    command: { caseNo: string; by: Actor; data: CommandData[N]; updateId: string },
  ): Promise<CommandOutcome>;
  /** What a command of this id led to, when the case has heard of it. */
  recall(caseNo: string, updateId: string): Promise<CommandOutcome | undefined>;
  /** Tells a case that it was reported again (A8); 'gone' when no workflow runs for it. */
  reportAgain(report: { caseNo: string; id: string; by: Actor; at: number; channel: string }): Promise<'told' | 'gone'>;
}
