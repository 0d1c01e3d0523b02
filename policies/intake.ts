import { z } from 'zod';
import { DEPARTMENT_NAMES, type Department } from '#domain/department.ts';
import { PROBLEMS } from '#domain/intake/request.ts';
import { PRIORITIES, QUEUES, type Triage, type TriageFacts } from '#domain/triage.ts';
import type { Because } from '#domain/policy/decision.ts';
import { REVIEW_CAUSES, type ReviewCause } from '#domain/talk/events.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import { days, sourced } from './fields.ts';
import { offerTerms } from './offer-terms.ts';
import { rule } from './rule.ts';

const triaged = z.strictObject({ priority: z.literal(PRIORITIES), queue: z.enum(QUEUES) });
const asked = z.union([z.literal('nobody'), z.strictObject({ ask: z.enum(DEPARTMENT_NAMES) })]);

const recovered = z.union([z.literal('person'), offerTerms]);

export type TriageThen = z.infer<typeof triaged>;
export type AskThen = z.infer<typeof asked>;
export type RecoveryThen = z.infer<typeof recovered>;

/** What a policy says of a request before it is judged, and of what is asked beside (A7, B2, B3, B6, G1, R49). */
export const intakeSections = {
  /** How soon a case is looked at, and by whom (A7, J3). */
  triage: z.array(rule(triaged)).min(1),
  /** Which department is asked without anybody having to think of it (B6); the rule's sentence is the question. */
  asks: z.array(rule(asked)).min(1),
  /** What is offered for a bad experience that was told in public, by its grade, and whatever is said later (G1, G2, R48). */
  recovery: z.array(rule(recovered)).min(1),
  /** From how many cases on one article or batch, within how many days, a defect is no single one (B3). */
  alarm: z.strictObject({
    cases: z.int().min(2),
    withinDays: days.min(1),
    problems: z.array(z.enum(PROBLEMS)),
    ...sourced,
  }),
  /** Up to how many stars a public opinion opens a case (G1); 0 for none. */
  reviews: z.strictObject({ upToStars: z.int().min(0).max(5), ...sourced }),
  /** From how many returns, or empty boxes, within how many days a person looks first (R49); 0 for never. */
  abuse: z.strictObject({ returns: z.int().min(0), emptyBoxes: z.int().min(0), withinDays: days, ...sourced }),
  /** Whether known problems are first met with guidance (B2). */
  guidance: z.strictObject({ first: z.boolean(), ...sourced }),
};

const facts = z.record(z.string(), z.unknown());

/** The examples of these tables. */
export const intakeTests = {
  triage: z.array(z.strictObject({ facts, rule: z.string(), then: triaged })),
  asks: z.array(z.strictObject({ facts, rule: z.string(), then: asked })),
  recovery: z.array(z.strictObject({ facts, rule: z.string(), then: recovered })),
};

/** What a policy answers from these sections. */
export interface IntakePolicy {
  /** How soon, and by whom, with the reason (A7). */
  triage(facts: TriageFacts): Omit<Triage, 'rule'> & { readonly because: Because };
  /** The department to be asked, and what, or undefined (B6). */
  asks(facts: AskFacts): { readonly department: Department; readonly because: Because } | undefined;
  /** The care offer for a bad experience, or that a person finds one (G1). */
  recovery(facts: RecoveryFacts): Exclude<PolicyVerdict, { verdict: 'refuse' }>;
  readonly alarm: { readonly cases: number; readonly withinDays: number; readonly problems: readonly string[] };
  readonly abuse: { readonly returns: number; readonly emptyBoxes: number; readonly withinDays: number };
  readonly reviews: { readonly upToStars: number };
  readonly guidanceFirst: boolean;
}

/** What the table of care offers reads; never what the customer might say later (R48). */
export interface RecoveryFacts {
  readonly stars: number;
  /** What was paid for the goods concerned, minor units. */
  readonly amount: number;
  readonly tier: TriageFacts['tier'];
  readonly cause: ReviewCause | 'unsaid';
}

export const RECOVERY_CAUSES: readonly string[] = [...REVIEW_CAUSES, 'unsaid'];

/** What the table of questions to departments reads. */
export interface AskFacts {
  readonly kind: TriageFacts['kind'];
  readonly problem: string;
  readonly cause: string;
  readonly hasProof: boolean;
  readonly orderStatus: string;
}
