import type { Intercept } from '#adapters/warehouse/port.ts';
import type { InterceptOutcome } from '#domain/parts/intercept/intercept.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Asks the warehouse to hold units back, under the wish's key for life (R31). */
export const askIntercept =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['askIntercept'] =>
  async (call) => {
    const context = contextOf(call);
    const state = await records.stateOf(call.caseNo);
    const input = {
      orderNo: call.order,
      lines: state?.intercept?.lines ?? [],
      reason: state?.request.problem ?? 'unsaid',
    };
    await crashPoint('intercept.before', call.caseNo);
    const asked = await settleUnknown(
      () => ports.warehouse.intercept(call.key, input, context),
      () => ports.warehouse.lookupIntercept(call.key, context),
    );
    await crashPoint('intercept.afterWarehouse', call.caseNo);
    return outcomeOf(asked);
  };

/** What became of the race; null while the warehouse has not answered. */
export const traceIntercept =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['traceIntercept'] =>
  async (call) => {
    await crashPoint('traceIntercept.before', call.caseNo);
    const known = await ports.warehouse.lookupIntercept(call.key, contextOf(call));
    await crashPoint('traceIntercept.afterWarehouse', call.caseNo);
    return known ? outcomeOf(known) : null;
  };

const OUTCOMES: { readonly [S in Intercept['status']]: InterceptOutcome | null } = {
  asked: null,
  intercepted: 'intercepted',
  too_late: 'tooLate',
};

const outcomeOf = ({ status }: Intercept): InterceptOutcome | null => OUTCOMES[status];
