import { z } from 'zod';
import { demoKey } from '#api/demo-keys.ts';
import { createHttp } from './http.ts';
import { anything, cases, caseView, events, ledger, link, moved, opened, told } from './schemas.ts';
import type { CaseView, Event, Ledger } from './schemas.ts';

/** A request as a shop's own page would send it. */
export interface NewCase {
  readonly order: string;
  readonly items: readonly { readonly line: number; readonly quantity: number }[];
  readonly problem: string;
  readonly wish: string;
  readonly locale: string;
  readonly email: string;
}

/** When somebody was told something, and whether it has left. */
export interface Told {
  readonly id: number;
  readonly at: string;
  readonly to: string;
  readonly status: string;
}

/** Aftercare as the people of a story use it, each with a key of their own role; only its HTTP API. */
export interface Aftercare {
  open(request: NewCase): Promise<string>;
  read(caseNo: string): Promise<CaseView>;
  events(caseNo: string): Promise<readonly Event[]>;
  told(caseNo: string): Promise<readonly Told[]>;
  hasCase(order: string): Promise<boolean>;
  ledger(order: string): Promise<Ledger>;
  /** An act of the customer, with the link that was sent to them. */
  asCustomer(caseNo: string, act: string, body: unknown): Promise<void>;
  /** An act of staff on the case as it is now. */
  asStaff(role: 'agent' | 'supervisor' | 'finance', caseNo: string, act: string, body: unknown): Promise<void>;
  /** Moves the case's clock; answers its new time. */
  fastForward(caseNo: string, leap: { readonly duration: string }): Promise<number>;
}

export const SHOP = 'retail-us';

export function createAftercare(root: string): Aftercare {
  const http = createHttp(root);
  const agent = demoKey('agent');
  const read = (caseNo: string): Promise<CaseView> =>
    http({ path: `/v1/cases/${caseNo}`, token: agent, answer: caseView });

  /** All pages of a list. */
  async function all<T>(path: string, answer: z.ZodType<{ data: T[]; next_cursor: string | null }>): Promise<T[]> {
    const rows: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: T[]; next_cursor: string | null } = await http({
        path: `${path}?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
        token: agent,
        answer,
      });
      rows.push(...page.data);
      cursor = page.next_cursor;
    }
    return rows;
  }

  return {
    read,
    events: (caseNo) => all(`/v1/cases/${caseNo}/events`, events),
    told: (caseNo) => all(`/v1/cases/${caseNo}/messages`, told),
    ledger: (order) => http({ path: `/v1/orders/${SHOP}/${order}/ledger`, token: agent, answer: ledger }),

    async hasCase(order) {
      return (await http({ path: `/v1/cases?order=${order}&limit=1`, token: agent, answer: cases })).data.length > 0;
    },

    async open({ email, ...request }) {
      const body = { ...request, shop: SHOP, channel: 'web', contact: { email } };
      return (await http({ method: 'POST', path: '/v1/cases', token: demoKey('integrator'), body, answer: opened }))
        .caseNo;
    },

    async asCustomer(caseNo, act, body) {
      const { token } = await http({
        method: 'POST',
        path: `/v1/cases/${caseNo}/links`,
        token: agent,
        body: {},
        answer: link,
      });
      await http({ method: 'POST', path: `/v1/cases/${caseNo}/${act}`, token, body, answer: anything });
    },

    async asStaff(role, caseNo, act, body) {
      const { version } = await read(caseNo);
      const headers = { 'if-match': `"v${version}"` };
      await http({
        method: 'POST',
        path: `/v1/cases/${caseNo}/${act}`,
        token: demoKey(role),
        body,
        headers,
        answer: anything,
      });
    },

    async fastForward(caseNo, leap) {
      const { now } = await http({
        method: 'POST',
        path: `/v1/cases/${caseNo}/fast-forward`,
        token: agent,
        body: leap,
        answer: moved,
      });
      return Date.parse(now);
    },
  };
}
