/** What people are asked to do (B5, B6); each kind has its queue. */
export const TASK_KINDS = {
  decide: { role: 'supervisor', says: "Decide what no rule decides or what is above an agent's limit." },
  newOffer: { role: 'agent', says: 'The customer declined: make another offer.' },
  stuck: { role: 'agent', says: 'A step cannot go on: retry it, or record its outcome by hand with evidence.' },
  stuckRefund: {
    role: 'finance',
    says: 'A refund cannot go on: retry it, or record its outcome by hand with evidence.',
  },
  traceParcel: { role: 'agent', says: 'The parcel is silent: ask the carrier.' },
  lateMoney: { role: 'finance', says: 'Money does not add up: the case rests until this is looked at.' },
} as const satisfies Record<string, { role: string; says: string }>;
export type TaskKind = keyof typeof TASK_KINDS;

/** The outside steps that can get stuck (design 3.6). */
export type StuckStep = 'lookUp' | 'authoriseReturn' | 'cancelUnits' | 'traceParcel' | 'refund';

/** The task that a stuck step becomes. */
export const TASK_OF_STEP: Record<StuckStep, TaskKind> = {
  lookUp: 'stuck',
  authoriseReturn: 'stuck',
  cancelUnits: 'stuck',
  traceParcel: 'traceParcel',
  refund: 'stuckRefund',
};

/** What a person has to do in a case, by when its clock says (B6). */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly openedAt: number;
  readonly why: string;
  readonly step?: StuckStep;
  /** Levels of escalation passed since it was opened (F2). */
  readonly level: number;
}

/** Whether a step was handed to a person: it is not tried by itself while they have it (design 3.6). */
export const isParked = ({ tasks }: { readonly tasks: readonly Task[] }, step: StuckStep): boolean =>
  tasks.some((task) => task.step === step);
