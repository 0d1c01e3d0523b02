import fc from 'fast-check';
import { ledgerDifferences } from '#store/rebuild/payments.ts';
import {
  aLedgerCommand,
  MODEL_LINES,
  newModel,
  newsOf,
  play,
  standing,
  type LedgerCommand,
  type LedgerModel,
} from '#test/support/ledger-model.ts';
import { aDatabase } from '#test/store/stand.ts';
import { ledgersOf, perform, playedOrder, type PlayedOrder } from './played-order.ts';

const db = aDatabase(12);
let orders = 0;
const anotherOrder = () => playedOrder(db(), `I${(orders += 1)}`);

/** The model in the words of the ledgers. */
const ledgersOfModel = (model: LedgerModel) => ({
  units: model.units,
  payments: model.payments
    .map((payment) => {
      const { captured, held, refunded, disputed, excess, room } = standing(model, payment);
      return { paymentId: payment.paymentId, captured, held, refunded, disputed, excess, room };
    })
    .toSorted((a, b) => (a.paymentId < b.paymentId ? -1 : 1)),
  refunds: model.refunds.toSorted((a, b) => a.by - b.by || a.n - b.n),
});

async function playBoth(order: PlayedOrder, commands: readonly LedgerCommand[]): Promise<LedgerModel> {
  let model = newModel(order.orderNo);
  for (const command of commands) {
    const after = play(model, command);
    const target = command.do === 'report' ? newsOf(model, command)?.refund : undefined;
    if (command.do === 'report' && !target) continue;
    expect([command, await perform(order, command, target)]).toEqual([command, after !== undefined]);
    model = after ?? model;
  }
  return model;
}

describe('the ledgers of an order with three cases', () => {
  it('do what the model does, step by step (R1, R7, R14, R22)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aLedgerCommand, { minLength: 5, maxLength: 25, size: 'max' }), async (commands) => {
        const order = await anotherOrder();
        const model = await playBoth(order, commands);
        expect(await ledgersOf(db(), order)).toEqual(ledgersOfModel(model));
      }),
      { numRuns: 120 },
    );
    expect(await ledgerDifferences(db().queries)).toEqual([]);
  }, 180_000);

  it('hold when the three cases act at the same time (R1, R2, R7, R22)', async () => {
    const lanes = fc.array(fc.array(aLedgerCommand, { minLength: 3, maxLength: 10, size: 'max' }), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(lanes, async (threeLanes) => {
        const order = await anotherOrder();
        await Promise.all(threeLanes.map((commands, lane) => inOneLane(order, commands, lane)));
        const { units, payments } = await ledgersOf(db(), order);
        expect(units).toHaveLength(MODEL_LINES.reduce((total, { quantity }) => total + quantity, 0));
        for (const unit of units) expect(unit.reduced).toBeLessThanOrEqual(unit.net);
        for (const { captured, held, refunded, disputed, room } of payments) {
          expect(room).toBeGreaterThanOrEqual(0);
          expect(held + refunded + disputed + room).toBe(captured);
        }
      }),
      { numRuns: 120 },
    );
    expect(await ledgerDifferences(db().queries)).toEqual([]);
  }, 180_000);
});

/** One case writes one thing after the other, as its workflow does; the cases know nothing of each other. */
async function inOneLane(order: PlayedOrder, commands: readonly LedgerCommand[], lane: number): Promise<void> {
  for (const command of commands) {
    if ('by' in command) await perform(order, { ...command, by: lane });
    if (command.do === 'dispute') await perform(order, { ...command, id: lane });
    if (command.do === 'report') await perform(order, { ...command, refund: 3 * command.refund + lane });
  }
}
