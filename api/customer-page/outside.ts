import type { Address } from '#domain/address.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { Log } from '#api/deps.ts';
import type { KnownOrder, OutsideReads } from './ports.ts';

interface CallContext {
  readonly businessTime: number;
  readonly timeline: string;
}

/** The two calls that are needed of the shop and of the warehouse. */
export interface OutsidePorts {
  readonly shop: {
    order(orderNo: string, ctx: CallContext): Promise<{ order: Order; person: OrderPerson } | undefined>;
  };
  readonly warehouse: {
    lookupReturn(rma: string, ctx: CallContext): Promise<{ returnAddress: Address } | undefined>;
  };
}

interface OutsideDeps {
  /** Absent where the API was not told where they are: then only the store is asked. */
  readonly ports?: OutsidePorts | undefined;
  readonly stored: (orderNo: string) => Promise<KnownOrder | undefined>;
  readonly now: () => number;
  readonly log: Pick<Log, 'error'>;
}

/** The shop first, then what a case has looked up before; a page is shown even while the outside cannot be reached. */
export function createOutsideReads({ ports, stored, now, log }: OutsideDeps): OutsideReads {
  const contextOf = (orderNo: string): CallContext => ({ businessTime: now(), timeline: orderNo });
  const tried = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (err) {
      log.error({ err, what }, 'the outside could not be asked for a customer page');
      return undefined;
    }
  };
  return {
    order: async (orderNo) =>
      (await tried('order', async () => ports?.shop.order(orderNo, contextOf(orderNo)))) ?? stored(orderNo),
    returnAddress: async (rma, orderNo) =>
      (await tried('return', async () => ports?.warehouse.lookupReturn(rma, contextOf(orderNo))))?.returnAddress,
  };
}
