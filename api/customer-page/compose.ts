import type { Router } from 'express';
import type { ApiDeps } from '#api/deps.ts';
import type { PolicyBook } from '#policies/load.ts';
import { findOrder, findOrderPerson } from '#store/orders.ts';
import type { Database } from '#store/db.ts';
import { createAttempts } from './attempts.ts';
import { createOutsideReads, type OutsidePorts } from './outside.ts';
import { createCustomerPages } from './pages.ts';
import type { KnownOrder, Promises } from './ports.ts';
import { createCustomerReads } from './reads.ts';
import { termsOf } from './shop-terms.ts';

/** Tries an hour, of one address and on one order. */
const TRIES = 20;

export interface CustomerPageParts {
  readonly api: ApiDeps;
  readonly database: Database;
  readonly policies: Pick<PolicyBook, 'get' | 'latest' | 'shops'>;
  /** The shops' and the warehouse's books; absent where the API was not told where they are. */
  readonly ports?: OutsidePorts | undefined;
}

/** The customers' pages on the store, the policies in force and the outside. */
export function composeCustomerPages({ api, database, policies, ports }: CustomerPageParts): Router {
  const { now, log } = api;
  return createCustomerPages({
    api,
    reads: createCustomerReads(database),
    promises: promisesOf(policies, now),
    outside: createOutsideReads({ ports, stored: storedOrders(api, database), now, log }),
    attempts: createAttempts({ limit: TRIES, now }),
  });
}

export function promisesOf(policies: Pick<PolicyBook, 'get' | 'latest' | 'shops'>, now: () => number): Promises {
  const todays = (shop: string) => {
    const settings = policies.shops(now())[shop];
    return settings && policies.latest(settings.policy, now());
  };
  return {
    shop(shop) {
      const policy = todays(shop);
      return policy && termsOf(policy);
    },
    ofCase({ shop, state: { policy } }) {
      // A case that was only just taken in has pinned none yet.
      const pinned = policy.id === '' ? todays(shop) : policies.get(policy.id, policy.version);
      return { zone: pinned?.zone ?? 'UTC', payouts: pinned?.settlement.alternatePayouts ?? [] };
    },
  };
}

/** Orders that cases have looked up before, of whichever shop they are. */
const storedOrders =
  ({ settings }: ApiDeps, { queries }: Database) =>
  async (orderNo: string): Promise<KnownOrder | undefined> => {
    for (const shop of Object.keys(settings.shops)) {
      const order = await findOrder(queries, { shop, orderNo });
      const person = order && (await findOrderPerson(queries, { shop, orderNo }));
      if (order && person) return { order, person };
    }
    return undefined;
  };
