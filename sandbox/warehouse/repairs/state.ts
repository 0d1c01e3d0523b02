import type { Applier, Appliers } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type {
  QuoteAnswer,
  Repair,
  RepairPlan,
  RepairProgress,
  RepairQuote,
} from '#sandbox/warehouse/repairs/schemas.ts';

export type RepairState = {
  readonly repairs: Map<string, Held<Repair>>;
  /** by order number */
  readonly repairPlans: Map<string, RepairPlan>;
};

export type RepairEvents = {
  'repair.ordered': { value: Repair };
  'repair.quoted': { repairKey: string; quote: RepairQuote };
  'repair.approved': { repairKey: string; version: number };
  'repair.declined': { repairKey: string; version: number };
  'repair.progressed': { repairKey: string; status: RepairProgress };
  'repair.planned': { plan: RepairPlan };
};

function change(
  { warehouse }: State,
  repairKey: string,
  to: { at: number; with: (repair: Repair) => Partial<Repair> },
) {
  changeHeld(warehouse.repairs, repairKey, (repair) => ({
    updatedAt: iso(to.at),
    revision: repair.revision + 1,
    ...to.with(repair),
  }));
}

const answered =
  (answer: QuoteAnswer, status: Repair['status']): Applier<State, 'repair.approved' | 'repair.declined'> =>
  (state, { at, data: { repairKey, version } }) =>
    change(state, repairKey, {
      at,
      with: ({ quotes }) => ({
        status,
        quotes: quotes.map((one) => (one.version === version ? { ...one, answer, answeredAt: iso(at) } : one)),
      }),
    });

export const applyRepairs: Appliers<State, RepairEvents> = {
  'repair.ordered': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.repairs.set(value.repairKey, { createdRealAt, value });
  },
  'repair.quoted': (state, { at, data: { repairKey, quote } }) =>
    change(state, repairKey, { at, with: ({ quotes }) => ({ status: 'quoted', quotes: [...quotes, quote] }) }),
  'repair.approved': answered('approved', 'repairing'),
  'repair.declined': answered('declined', 'declined'),
  'repair.progressed': (state, { at, data: { repairKey, status } }) =>
    change(state, repairKey, { at, with: () => ({ status }) }),
  'repair.planned': ({ warehouse }, { orderNo, data }) => {
    warehouse.repairPlans.set(orderNo ?? '', data.plan);
  },
};
