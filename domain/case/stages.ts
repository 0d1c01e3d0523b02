/**
 * Every legal move of a case. The stage functions' types, the database check and the life-cycle diagram come from
 * this table. The five business stages of the guides, then `closed`: settled, but watching for late truth (R29, R45).
 */
export const MOVES = {
  intake: ['diagnosis', 'closed'],
  diagnosis: ['negotiation', 'followUp', 'closed'],
  negotiation: ['execution', 'diagnosis', 'closed'],
  execution: ['followUp', 'negotiation', 'diagnosis', 'closed'],
  followUp: ['closed', 'diagnosis', 'execution'],
  closed: ['archived', 'diagnosis', 'execution'],
  archived: [],
} as const satisfies Record<string, readonly string[]>;

export type Stage = keyof typeof MOVES;
export type OpenStage = Exclude<Stage, 'archived'>;
export type Next<S extends Stage> = (typeof MOVES)[S][number];

/** Why a move happens, for the diagram and for people; one line a move. */
export const CAUSES: { readonly [S in Stage]: { readonly [N in Next<S>]: string } } = {
  intake: { diagnosis: 'the request is complete (A2)', closed: 'refused, withdrawn, or the questions lapsed (A3)' },
  diagnosis: {
    negotiation: 'liability is found and an offer made (B4, C3)',
    followUp: 'a question or a complaint was answered (J1)',
    closed: 'refused and not disputed, or withdrawn',
  },
  negotiation: {
    execution: 'the customer agreed (C4), or goods that could not be repaired go back (D4)',
    diagnosis: 'guidance was declined: the next remedy is looked for (B2)',
    closed: 'the offer lapsed, nothing more is offered, or withdrawn (C5, C6)',
  },
  execution: {
    followUp: 'the customer has what was agreed (D1)',
    negotiation: 'the agreed remedy cannot be carried out',
    diagnosis: 'guidance did not help: the next remedy is looked for (B2)',
    closed: 'nothing was sent, or nothing was acceptable (D2)',
  },
  followUp: {
    closed: 'solved, or no answer (E1)',
    diagnosis: 'not solved (E2)',
    execution: 'late truth needs work: a refund was reversed (R20)',
  },
  closed: {
    archived: 'the watch window ended',
    diagnosis: 'the customer came back (E2)',
    execution: 'late truth needs work: a refund was reversed (R20)',
  },
  archived: {},
};

/** The business stages in order, for steppers and diagrams. */
export const STAGE_ORDER = [
  'intake',
  'diagnosis',
  'negotiation',
  'execution',
  'followUp',
  'closed',
  'archived',
] as const satisfies readonly Stage[];

export const canMove = (from: Stage, to: Stage): boolean => (MOVES[from] as readonly Stage[]).includes(to);
