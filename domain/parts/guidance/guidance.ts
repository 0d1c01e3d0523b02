import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Bilingual } from '#domain/policy/decision.ts';

/** What the customer is to try, step by step: of the knowledge base, in the version that was sent, or of a colleague (B2). */
export interface GuidanceTerms {
  /** The article of the knowledge base; absent when a colleague wrote the steps. */
  readonly article?: string;
  readonly version?: string;
  readonly steps: readonly Bilingual[];
}

/** What an offer states of it. */
export interface GuidanceOfferTerms {
  readonly guidance?: GuidanceTerms;
}

/** Guidance that was sent, and whether it helped: only the customer can say (B2, J1). */
export interface Guidance extends GuidanceTerms {
  /** The offer it was agreed with. */
  readonly offer: number;
  readonly status: 'sent' | 'solved' | 'notSolved' | 'unanswered';
}

export interface GuidanceState {
  readonly guidance?: Guidance;
}

export interface GuidanceEvents {
  guidanceAnswered: { solved: boolean };
}

export interface GuidanceCommands {
  /** The customer says whether the guidance solved it (B2). */
  answerGuidance: { solved: boolean };
}

/** The time the customer has to say whether it helped. */
export const answerKey = ({ offer }: Pick<Guidance, 'offer'>): string => `v.${offer}`;

/** Folds one event into the guidance of a case. */
export function applyToGuidance(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'offerAccepted') {
    const guidance = state.offer?.terms?.guidance;
    return guidance ? { ...state, guidance: { ...guidance, offer: event.data.version, status: 'sent' } } : state;
  }
  if (!state.guidance) return state;
  if (event.type === 'guidanceAnswered') return told(state, event.data.solved ? 'solved' : 'notSolved');
  if (event.type === 'clockEnded' && event.data.name === 'guidanceAnswer') return told(state, 'unanswered');
  return state;
}

const told = (state: CaseState, status: Guidance['status']): CaseState =>
  state.guidance?.status === 'sent' ? { ...state, guidance: { ...state.guidance, status } } : state;

/** Guidance of what is agreed now; that of an earlier round is history. */
export const presentGuidance = ({ guidance, agreement }: CaseState): Guidance | undefined =>
  guidance && guidance.offer === agreement?.version ? guidance : undefined;
