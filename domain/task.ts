import { DEPARTMENTS, type Department } from './department.ts';
import { LADDER, STAFF_ROLES, type LadderRole, type StaffRole } from './roles.ts';

/** What people are asked to do (B5, B6); each kind has its queue. */
export const TASK_KINDS = {
  decide: { role: 'supervisor', says: "Decide what no rule decides or what is above an agent's limit." },
  newOffer: { role: 'agent', says: 'The customer declined: make another offer.' },
  approve: {
    role: 'supervisor',
    says: 'An offer above the limit of its maker: let the customer have it, or hand it back.',
  },
  care: { role: 'agent', says: 'The customer was not happy: call, and offer something for it.' },
  stuck: { role: 'agent', says: 'A step cannot go on: retry it, or record its outcome by hand with evidence.' },
  stuckRefund: {
    role: 'finance',
    says: 'A refund cannot go on: retry it, or record its outcome by hand with evidence.',
  },
  stuckCharge: {
    role: 'finance',
    says: 'A charge or a hold cannot go on: retry it, or record its outcome by hand with evidence.',
  },
  traceParcel: { role: 'agent', says: 'The parcel is silent: ask the carrier.' },
  lateMoney: { role: 'finance', says: 'Money does not add up: the case rests until this is looked at.' },
  answer: { role: 'agent', says: "Answer the customer's question." },
  complaint: { role: 'agent', says: 'Answer the complaint: by an offer, or by an explanation.' },
  contact: { role: 'agent', says: 'Speak with the customer who is unhappy in public, and record the cause.' },
  mirror: { role: 'agent', says: 'The marketplace says otherwise than we do: look there, and settle the difference.' },
  revisitCall: { role: 'agent', says: 'Call the customer and ask whether it is solved; record the answer.' },
  disputeEvidence: { role: 'finance', says: 'A bank disputes a payment: give evidence before its day.' },
  bankDispute: {
    role: 'finance',
    says: 'A bank disputes a payment of an order without a case: answer it, until the bank has decided.',
  },
  disputeExcess: {
    role: 'finance',
    says: 'A bank claims money that was refunded already: see that it does not leave twice.',
  },
  approvePayout: {
    role: 'finance',
    says: 'Money cannot go back the way it came: agree to the way the customer chose, or say why not.',
  },
  deduction: { role: 'supervisor', says: 'A deduction for wear is large or contested: say what of it is taken.' },
  lateReturn: {
    role: 'supervisor',
    says: 'Goods were not sent in time: say whether the refund is paid, in part, or not at all.',
  },
  recoverMoney: {
    role: 'finance',
    says: 'The customer has money that is not due: ask for it, and record whether it came or is let be.',
  },
  ask: { role: 'agent', says: 'A department is asked: answer in words.' },
} as const satisfies Record<string, { role: string; says: string }>;
export type TaskKind = keyof typeof TASK_KINDS;

/** The outside steps that can get stuck (design 3.6). */
export type StuckStep =
  | 'lookUp'
  | 'authoriseReturn'
  | 'cancelReturn'
  | 'changeOrder'
  | 'cancelUnits'
  | 'traceParcel'
  | 'refund'
  | 'grant'
  | 'reserveGoods'
  | 'shipGoods'
  | 'traceShipment'
  | 'traceOutbound'
  | 'intercept'
  | 'charge'
  | 'repair'
  | 'repairPayment'
  | 'recover'
  | 'revokeGrant';

/** The task that a stuck step becomes. */
export const TASK_OF_STEP: Record<StuckStep, TaskKind> = {
  lookUp: 'stuck',
  authoriseReturn: 'stuck',
  cancelReturn: 'stuck',
  changeOrder: 'stuck',
  cancelUnits: 'stuck',
  traceParcel: 'traceParcel',
  refund: 'stuckRefund',
  grant: 'stuck',
  reserveGoods: 'stuck',
  shipGoods: 'stuck',
  traceShipment: 'traceParcel',
  traceOutbound: 'traceParcel',
  intercept: 'stuck',
  charge: 'stuckCharge',
  repair: 'stuck',
  repairPayment: 'stuck',
  recover: 'recoverMoney',
  revokeGrant: 'stuck',
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
  /** Who is called since the last level passed; departments keep their tasks, and these look after them (F2). */
  readonly climbedTo?: LadderRole;
  /** Whose business it is: the department asked, or that of a complaint's class (A6, B6). */
  readonly department?: Department;
  /** The person who has it, by the id of their key (B6). */
  readonly owner?: string;
  /** The deadline that whoever asked has set, instead of the policy's (B6). */
  readonly dueAt?: number;
}

/** Whose queues there are; quality control looks at what is over. */
export type TaskRole = Exclude<StaffRole, 'qa'>;
export const TASK_ROLES = STAFF_ROLES.filter((role): role is TaskRole => role !== 'qa');

/** Whose queue a task begins in: that of its kind, and of a question to a department the department's (B6). */
export const firstRoleOf = ({ kind, department }: Pick<Task, 'kind' | 'department'>): TaskRole =>
  kind === 'ask' && department !== undefined ? DEPARTMENTS[department] : TASK_KINDS[kind].role;

/** Whose queue a task is in: with every level it climbs to the next, but that of a department stays there (B6, F2). */
export function roleOf(task: Pick<Task, 'kind' | 'department'> & Partial<Pick<Task, 'level' | 'climbedTo'>>): TaskRole {
  const first = firstRoleOf(task);
  const climbs = task.level !== undefined && task.level > 0 && LADDER.some((role) => role === first);
  return (climbs ? task.climbedTo : undefined) ?? first;
}

/** A question to a department, and what a bank claims, go beside the case: neither its moves nor its own turn wait for them (B6). */
export const holdsCase = ({ kind }: Pick<Task, 'kind'>): boolean => !BESIDE.has(kind);

const BESIDE: ReadonlySet<TaskKind> = new Set<TaskKind>(['ask', 'disputeEvidence', 'disputeExcess']);

/** The kinds that are done by talking to the customer: an answer, an offer or an explanation ends them (A6, G1, J1). */
const TALK: ReadonlySet<TaskKind> = new Set<TaskKind>(['answer', 'complaint', 'contact']);

export const isTalk = ({ kind }: Pick<Task, 'kind'>): boolean => TALK.has(kind);

/** Whether a step was handed to a person: it is not tried by itself while they have it (design 3.6). */
export const isParked = ({ tasks }: { readonly tasks: readonly Task[] }, step: StuckStep): boolean =>
  tasks.some((task) => task.step === step);
