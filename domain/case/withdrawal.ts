import { wasTaken } from '#domain/parts/charge/charge.ts';
import { isBeingStopped } from '#domain/parts/intercept/intercept.ts';
import { hasLeft } from '#domain/parts/shipment/shipment.ts';
import { isParked, roleOf } from '#domain/task.ts';
import type { NewEvent } from './events.ts';
import { event, type Act } from './new-event.ts';
import type { Stage } from './stages.ts';
import type { CaseState } from './state.ts';

const WITHDRAWABLE: ReadonlySet<Stage> = new Set<Stage>(['intake', 'diagnosis', 'negotiation', 'execution']);

/** Until goods or money move, the customer may take the request back; what is being stopped at the shop counts as moved (R31). */
export const canWithdraw = (state: CaseState): boolean =>
  !state.withdrawn && WITHDRAWABLE.has(state.stage) && !MOVING.some((moves) => moves(state));

const isGoodsMoving = ({ parcel }: CaseState): boolean =>
  parcel !== undefined && parcel.status !== 'planned' && parcel.status !== 'awaitingParcel';

const isMoneyMoving = ({ agreement, refunds }: CaseState): boolean =>
  agreement !== undefined && (agreement.stopShipment || refunds.length >= agreement.firstRefund);

const isOutboundSettled = ({ outbound }: CaseState): boolean => outbound?.settled !== undefined;

/** Goods that could not be repaired are here, or were lost by us: a no to what is offered brings them back (R47). */
const keepsGoods = ({ repairs = [] }: CaseState): boolean => repairs.some(({ held }) => held !== undefined);

/** The shop is at it: what it does would stay unknown (J1). */
const isChanging = (state: CaseState): boolean =>
  state.stage === 'execution' && state.agreement?.remedy === 'change_order' && !isParked(state, 'changeOrder');

/** Everything after which the request cannot simply be taken back. */
const MOVING: readonly ((state: CaseState) => boolean)[] = [
  isGoodsMoving,
  isMoneyMoving,
  isChanging,
  isBeingStopped,
  isOutboundSettled,
  hasLeft,
  wasTaken,
  keepsGoods,
];

/** The request is taken back: what people were asked to do about it is moot, but for money (R19). */
export const withdrawal = (state: CaseState, act: Act): readonly NewEvent[] => [
  ...state.tasks
    .filter((task) => roleOf(task) !== 'finance')
    .map((task) => event('taskDone', { task: task.id, how: 'superseded' }, act)),
  event('withdrawn', {}, act),
];
