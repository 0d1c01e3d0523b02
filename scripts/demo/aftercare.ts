import type { z } from 'zod';
import { demoKey } from '#api/demo-keys.ts';
import { createHttp, type Http } from './http.ts';
import { anything, cases, caseView, decisions, events, ledger, link, moved, opened, told } from './schemas.ts';
import type { CaseView, Decision, Event, Ledger, Told } from './schemas.ts';

/** A request as a shop's own page would send it. */
export interface NewCase {
  readonly order: string;
  readonly items: readonly { readonly line: number; readonly quantity: number }[];
  readonly problem: string;
  readonly wish: string;
  readonly locale: string;
  readonly email: string;
}

/** Something a person does in a case: the end of its address, and what is sent. */
export interface Act {
  readonly path: string;
  readonly body: unknown;
}

/** Aftercare as the people of a story use it, each by a key of their own role; only its HTTP API. */
export interface Aftercare {
  open(request: NewCase): Promise<string>;
  read(caseNo: string): Promise<CaseView>;
  events(caseNo: string): Promise<readonly Event[]>;
  decisions(caseNo: string): Promise<readonly Decision[]>;
  /** Who was told something when, and whether it has left. */
  told(caseNo: string): Promise<readonly Told[]>;
  hasCase(order: string): Promise<boolean>;
  ledger(order: string): Promise<Ledger>;
  /** An act of the customer, with the link that was sent to them. */
  asCustomer(caseNo: string, act: Act): Promise<void>;
  /** An act of finance on the case as it is now. */
  asFinance(caseNo: string, act: Act): Promise<void>;
  /** Moves the case's clock. */
  fastForward(caseNo: string, duration: string): Promise<void>;
}

export const SHOP = 'retail-us';
const AGENT = demoKey('agent');

export function createAftercare(root: string): Aftercare {
  const http = createHttp(root);
  const ofCase = (caseNo: string, rest = ''): string => `/v1/cases/${caseNo}${rest}`;
  const read = (caseNo: string): Promise<CaseView> => http({ path: ofCase(caseNo), token: AGENT, answer: caseView });
  return {
    read,
    events: (caseNo) => allOf(http, ofCase(caseNo, '/events'), events),
    decisions: (caseNo) => allOf(http, ofCase(caseNo, '/decisions'), decisions),
    told: (caseNo) => allOf(http, ofCase(caseNo, '/messages'), told),
    ledger: (order) => http({ path: `/v1/orders/${SHOP}/${order}/ledger`, token: AGENT, answer: ledger }),
    hasCase: async (order) =>
      (await http({ path: `/v1/cases?order=${order}&limit=1`, token: AGENT, answer: cases })).data.length > 0,

    async open({ email, ...request }) {
      const body = { ...request, shop: SHOP, channel: 'web', contact: { email } };
      const token = demoKey('integrator');
      return (await http({ method: 'POST', path: '/v1/cases', token, body, answer: opened })).caseNo;
    },

    async asCustomer(caseNo, { path, body }) {
      const links = ofCase(caseNo, '/links');
      const { token } = await http({ method: 'POST', path: links, token: AGENT, body: {}, answer: link });
      await http({ method: 'POST', path: ofCase(caseNo, path), token, body, answer: anything });
    },

    async asFinance(caseNo, { path, body }) {
      const headers = { 'if-match': `"v${(await read(caseNo)).version}"` };
      const token = demoKey('finance');
      await http({ method: 'POST', path: ofCase(caseNo, path), token, body, headers, answer: anything });
    },

    async fastForward(caseNo, duration) {
      await http({
        method: 'POST',
        path: ofCase(caseNo, '/fast-forward'),
        token: AGENT,
        body: { duration },
        answer: moved,
      });
    },
  };
}

interface Page<T> {
  readonly data: readonly T[];
  readonly next_cursor: string | null;
}

/** All rows of a list, page by page. */
async function allOf<T>(http: Http, path: string, answer: z.ZodType<Page<T>>): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<T> = await http({
      path: `${path}?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      token: AGENT,
      answer,
    });
    rows.push(...page.data);
    cursor = page.next_cursor;
  }
  return rows;
}
