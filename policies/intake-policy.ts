import { CAUSES } from '#domain/intake/complaint.ts';
import { KINDS } from '#domain/intake/kind.ts';
import { IMPACTS, PROBLEMS } from '#domain/intake/request.ts';
import type { TriageFacts } from '#domain/triage.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import { RECOVERY_CAUSES, type AskFacts, type AskThen, type IntakePolicy } from './intake.ts';
import type { RecoveryFacts, RecoveryThen, TriageThen } from './intake.ts';
import { detailsOf } from './offer-terms.ts';
import type { PolicyFile } from './schema.ts';
import { createTable, type Hit, type TableContext } from './table.ts';
import type { FactType } from './vocabulary.ts';

const NONE = 'unsaid';

/** What the triage table may read (A7). */
export const TRIAGE_FACTS = {
  kind: { cel: 'string', words: KINDS },
  impact: { cel: 'string', words: [...IMPACTS, NONE] },
  urgent: { cel: 'bool' },
  tier: { cel: 'string', words: ['standard', 'vip'] },
} as const satisfies Record<keyof TriageFacts, FactType>;

/** What the table of questions to departments may read (B6). */
export const ASK_FACTS = {
  kind: { cel: 'string', words: KINDS },
  problem: { cel: 'string', words: PROBLEMS },
  cause: { cel: 'string', words: [...CAUSES, NONE] },
  hasProof: { cel: 'bool' },
  orderStatus: { cel: 'string', words: ['pending', 'processed', 'delivered', 'cancelled'] },
} as const satisfies Record<keyof AskFacts, FactType>;

/** What the table of care offers may read (G1). */
export const RECOVERY_FACTS = {
  stars: { cel: 'int' },
  amount: { cel: 'int' },
  tier: { cel: 'string', words: ['standard', 'vip'] },
  cause: { cel: 'string', words: RECOVERY_CAUSES },
} as const satisfies Record<keyof RecoveryFacts, FactType>;

/** The part of a policy that is asked when a request comes in; its rules' ids beside. */
export interface LoadedIntakePolicy extends IntakePolicy {
  readonly intakeRules: {
    readonly triage: readonly string[];
    readonly asks: readonly string[];
    readonly recovery: readonly string[];
  };
}

/** Makes it of the policy's file. */
export function createIntakePolicy(
  file: PolicyFile,
  contextOf: (facts: Readonly<Record<string, FactType>>) => TableContext,
): LoadedIntakePolicy {
  const triage = createTable<TriageFacts, TriageThen>(file.triage, contextOf(TRIAGE_FACTS));
  const asks = createTable<AskFacts, AskThen>(file.asks, contextOf(ASK_FACTS));
  const recovery = createTable<RecoveryFacts, RecoveryThen>(file.recovery, contextOf(RECOVERY_FACTS));
  return {
    triage: (facts) => {
      const { answer, because } = triage.decide(facts);
      return { ...answer, because };
    },
    asks: (facts) => {
      const { answer, because } = asks.decide(facts);
      return answer === 'nobody' ? undefined : { department: answer.ask, because };
    },
    recovery: (facts) => careOf(recovery.decide(facts)),
    alarm: file.alarm,
    abuse: file.abuse,
    reviews: file.reviews,
    guidanceFirst: file.guidance.first,
    intakeRules: { triage: triage.rules, asks: asks.rules, recovery: recovery.rules },
  };
}

function careOf({ answer, because }: Hit<RecoveryThen>): Exclude<PolicyVerdict, { verdict: 'refuse' }> {
  if (answer === 'person') return { verdict: 'person', because };
  const { offer: remedy, freight, refundShipping, ...details } = answer;
  return { verdict: 'offer', remedy, freight, refundShipping, ...detailsOf(details), because };
}
