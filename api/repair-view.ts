import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { Repair } from '#domain/parts/repair/repair.ts';
import type { CaseView } from './schemas/case.ts';

type OfferView = NonNullable<CaseView['offer']>;

/** What an offer to repair states. */
export const repairOfOffer = ({ terms }: OfferSummary): Pick<OfferView, 'repair'> => {
  const repair = terms?.repair;
  return {
    repair: repair ? { free: repair.free === true, days: repair.days, backFreight: repair.backFreight ?? null } : null,
  };
};

/** Goods at the workshop, with what was asked for them. */
export const repairsOfCase = ({ repairs = [] }: CaseState): Pick<CaseView, 'repairs'> => ({
  repairs: repairs.map(repairView),
});

const repairView = ({ n, status, quotes, back, goesBackAs }: Repair): CaseView['repairs'][number] => ({
  n,
  status,
  quotes: quotes.map(({ version, money, reason, days, answer }) => ({
    version,
    money,
    reason,
    days,
    answer: answer ?? null,
  })),
  shipment: back ?? null,
  goesBackAs: goesBackAs ?? null,
});
