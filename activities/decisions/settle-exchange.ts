import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { foldNew } from '#domain/case/new-event.ts';
import { money } from '#domain/money.ts';
import { acceptedCounts } from '#domain/remedies/exchange/accepted.ts';
import { currencyOf, isBack, neverCame, securityInForce, settledGoods } from '#domain/remedies/exchange/settle.ts';
import { slotsOf, type Slot } from '#domain/remedies/exchange/slots.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';

/**
 * Settles the old goods of an exchange (R15, R26): units that were accepted are settled, the others are free again, and
 * what goes back beside the new goods is set aside.
 */
export const settleExchange =
  ({ at }: DecisionCall): Decision =>
  async (tx, state, rules) => {
    const act = { by: system('settlement'), at };
    const hold = securityInForce(state);
    if (hold && !isBack(state)) return neverCame(state, hold, act);
    const held = await claimOpenUnits(tx, state, 'exchange');
    const claimed = held.ok ? held.value : [];
    const counts = acceptedCounts(state, claimed);
    const slots = slotsOf(state.offer?.terms?.goods?.lines ?? [], claimed);
    const isAccepted = ({ unit, rank }: Slot): boolean => rank < (counts.get(unit.lineNo) ?? 0);
    const accepted = slots.filter(isAccepted);
    await settleAs(
      tx,
      accepted.map(({ unit }) => unit),
      'exchanged',
    );
    await tx.releaseUnits();
    const judged = { accepted, refused: slots.filter((slot) => !isAccepted(slot)) };
    const { events, due } = settledGoods(state, judged, act);
    if (due === 0) return events;
    return [
      ...events,
      ...(await reserve(tx, foldNew(state, events), { due: money(due, currencyOf(state)), at, rules: rules() })),
    ];
  };
