import { asideOf, needsJudgement, stepOf } from './case/own-turn.ts';
import type { CaseState } from './case/state.ts';
import type { StepName } from './remedies/remedy.ts';
import type { StuckStep } from './task.ts';

/** The outside systems that cases call, each on a task queue of its own. */
export const OUTSIDE_PORTS = ['shop', 'warehouse', 'carrier', 'payments'] as const;
export type OutsidePort = (typeof OUTSIDE_PORTS)[number];

/** The port that a step calls; none where it is a decision of our own. */
const PORT_OF_STEP: { readonly [S in StepName]?: OutsidePort } = {
  changeOrder: 'shop',
  cancelUnits: 'shop',
  giveGrant: 'shop',
  revokeGrant: 'shop',
  authoriseReturn: 'warehouse',
  cancelReturn: 'warehouse',
  reserveGoods: 'warehouse',
  shipGoods: 'warehouse',
  releaseGoods: 'warehouse',
  orderRepair: 'warehouse',
  answerQuote: 'warehouse',
  traceRepair: 'warehouse',
  askIntercept: 'warehouse',
  traceIntercept: 'warehouse',
  disposeForeign: 'warehouse',
  traceParcel: 'carrier',
  traceShipment: 'carrier',
  traceOutbound: 'carrier',
  openClaim: 'carrier',
  reverseClaim: 'carrier',
  requestRefund: 'payments',
  askRefund: 'payments',
  requestCharge: 'payments',
  cancelCharge: 'payments',
  captureCharge: 'payments',
  bookCharge: 'payments',
  askDisputes: 'payments',
  askBank: 'payments',
};

/** The port at which a step got stuck: whom to ask when it is freed. */
export const PORT_OF_STUCK: { readonly [S in StuckStep]?: OutsidePort } = {
  lookUp: 'shop',
  changeOrder: 'shop',
  cancelUnits: 'shop',
  grant: 'shop',
  revokeGrant: 'shop',
  authoriseReturn: 'warehouse',
  cancelReturn: 'warehouse',
  reserveGoods: 'warehouse',
  shipGoods: 'warehouse',
  repair: 'warehouse',
  intercept: 'warehouse',
  traceParcel: 'carrier',
  traceShipment: 'carrier',
  traceOutbound: 'carrier',
  refund: 'payments',
  charge: 'payments',
  repairPayment: 'payments',
};

/** The port whose answer the case itself waits for now, before it can do anything else; most of the time none. */
export function awaitedPort(state: CaseState): OutsidePort | undefined {
  if (state.seq === 0 || state.stage === 'archived') return undefined;
  if (needsJudgement(state)) return 'shop';
  const step = stepOf(state) ?? asideOf(state);
  return step !== undefined && 'do' in step ? PORT_OF_STEP[step.do] : undefined;
}

/** Why a port is not called for a while: who said so, and until when at most. */
export interface Hold {
  /** The pause's own number. */
  readonly id: number;
  readonly port: OutsidePort;
  readonly by: string;
  readonly why: string;
  readonly since: number;
  readonly until: number | null;
}
