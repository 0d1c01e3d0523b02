import fc from 'fast-check';
import { aLedgerCommand, MODEL_LINES, newModel, play, standing, type LedgerModel } from '#test/support/ledger-model.ts';

const sumOf = <T>(some: readonly T[], amountOf: (one: T) => number): number =>
  some.reduce((total, one) => total + amountOf(one), 0);

/** Every unit is in one place, and settled for good by one case (R1). */
const unitsAreWhole = (before: LedgerModel, after: LedgerModel): boolean =>
  MODEL_LINES.every(({ lineNo, quantity, net }) => {
    const line = after.units.filter((unit) => unit.lineNo === lineNo);
    return line.length === quantity && sumOf(line, (unit) => unit.net) === net;
  }) &&
  after.units.every((unit, index) => {
    const was = before.units[index];
    const whole = (unit.state === 'free') === (unit.by === null) && unit.reduced <= unit.net;
    if (was?.state === 'settled') return whole && unit === was;
    return whole && (was?.state !== 'tied' || unit.state === 'free' || unit.by === was.by);
  });

/** What left or is leaving, by refunds and by disputes, is never more than was taken; what banks want beyond it is told (R7, R22). */
const moneyIsWithin = (model: LedgerModel): boolean =>
  model.payments.every((payment) => {
    const { captured, held, refunded, disputed, excess, claimed, room } = standing(model, payment);
    return (
      held + refunded + disputed <= captured &&
      disputed + excess === claimed &&
      room === captured - held - refunded - disputed &&
      (excess === 0 || room === 0)
    );
  });

const settledIn = ({ units }: LedgerModel): number => units.filter(({ state }) => state === 'settled').length;

describe('the ledgers of an order with three cases, as a model', () => {
  it('hold under any interleaving of claims, returns, partial refunds, disputes and charges (R1, R3, R7, R14, R22)', () => {
    const reached = { refused: 0, excess: 0, giveBack: 0, reduce: 0, allSettled: 0 };
    fc.assert(
      fc.property(fc.array(aLedgerCommand, { minLength: 5, maxLength: 40, size: 'max' }), (commands) => {
        let model = newModel('W');
        for (const command of commands) {
          const after = play(model, command);
          if (!after) {
            reached.refused += 1;
            continue;
          }
          if (!unitsAreWhole(model, after) || !moneyIsWithin(after)) return false;
          const planned = after.refunds.length > model.refunds.length;
          if (planned && (command.do === 'giveBack' || command.do === 'reduce')) reached[command.do] += 1;
          if (after.payments.some((payment) => standing(after, payment).excess > 0)) reached.excess += 1;
          model = after;
        }
        if (settledIn(model) === model.units.length) reached.allSettled += 1;
        return true;
      }),
      { numRuns: 5_000 },
    );
    // A walk that never comes to a place proves nothing about it.
    expect(Object.entries(reached).filter(([, count]) => count < 5)).toEqual([]);
  });
});
