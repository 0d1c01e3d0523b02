import { Rejected, Unknown } from '#adapters/failure.ts';
import type { Repair as ThereRepair } from '#adapters/warehouse/port.ts';
import type { RepairReport } from '#domain/parts/repair/repair.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Orders the repair at the workshop (D4): it waits for the goods of the RMA, and answers for them from then on. */
export const orderRepair =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['orderRepair'] =>
  async (call) => {
    const context = contextOf(call);
    const { key, order: orderNo, rma, lines, symptom } = call;
    await crashPoint('repair.before', call.caseNo);
    const repair = await settleUnknown(
      () => ports.warehouse.orderRepair(key, { rma, orderNo, lines, symptom }, context),
      () => ports.warehouse.lookupRepair(key, context),
    );
    await crashPoint('repair.afterWarehouse', call.caseNo);
    return reportOf(repair);
  };

/** Tells the workshop yes or no to one price; when another one is on the table by now, that is the answer (R44). */
export const answerQuote =
  ({ ports: { warehouse }, crashPoint }: OutsideDeps): OutsideActivities['answerQuote'] =>
  async (call) => {
    const context = contextOf(call);
    const { key, version, answer } = call;
    const said = answer === 'approved' ? warehouse.approveRepair : warehouse.declineRepair;
    await crashPoint('answerQuote.before', call.caseNo);
    try {
      const repair = await settleUnknown(
        () => said(key, version, context),
        () => warehouse.lookupRepair(key, context),
      );
      await crashPoint('answerQuote.afterWarehouse', call.caseNo);
      if (isUnanswered(repair, version)) throw new Unknown(`the answer to quote ${version} of ${key} was not heard`);
      return reportOf(repair);
    } catch (error) {
      const isOld = error instanceof Rejected && error.code === 'quote_superseded';
      const present = isOld ? await warehouse.lookupRepair(key, context) : undefined;
      if (!present) throw error;
      return reportOf(present);
    }
  };

const isUnanswered = ({ status, quotes }: ThereRepair, version: number): boolean =>
  status === 'quoted' && quotes.at(-1)?.version === version && quotes.at(-1)?.answer === undefined;

/** The workshop's last word on a repair that should be done (D7); null when it knows of none. */
export const traceRepair =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['traceRepair'] =>
  async (call) => {
    await crashPoint('traceRepair.before', call.caseNo);
    const repair = await ports.warehouse.lookupRepair(call.key, contextOf(call));
    await crashPoint('traceRepair.afterWarehouse', call.caseNo);
    return repair ? reportOf(repair) : null;
  };

const reportOf = ({ status, revision, quotes }: ThereRepair): RepairReport => ({
  status,
  revision,
  quotes: quotes.map(({ version, money, reason, days }) => ({ version, money, reason, days })),
});
