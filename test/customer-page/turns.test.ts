import type { Turn } from '#api/customer-page/turns.ts';
import { mayComeBack, openTurns, TURNS } from '#api/customer-page/turns.ts';
import type { CaseState } from '#domain/case/state.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { aCase } from '#test/api/an-api.ts';
import { aPicture, pageFor } from './a-picture.ts';

const { state: AT_OFFER } = aCase();
const offer = AT_OFFER.offer as NonNullable<CaseState['offer']>;
const agreement = {
  remedy: 'return_and_refund',
  version: 1,
  agreedAt: 0,
  stopShipment: false,
  firstRefund: 1,
} as const;
const carriedOut = { stage: 'execution', offer: { ...offer, status: 'accepted' }, agreement } as const;
const usd = (amount: number) => ({ amount, currency: 'USD' }) as const;

/** A case in which it is the customer's turn to do this, and where the form of it goes. */
const SITUATIONS: Readonly<Record<Turn, { readonly change: Partial<CaseState>; readonly does: string }>> = {
  reply: { change: { awaited: { n: 1, since: 0 } }, does: 'action="/c/token/write"' },
  questions: { change: { stage: 'intake', questions: ['items', 'evidence'] }, does: 'action="/c/token/answers"' },
  offer: { change: {}, does: 'action="/c/token/accept"' },
  guidance: {
    change: { ...carriedOut, guidance: { steps: [{ zh: '重启', en: 'Restart it' }], offer: 1, status: 'sent' } },
    does: 'action="/c/token/guidance"',
  },
  pay: {
    change: {
      ...carriedOut,
      charges: [
        {
          n: 1,
          offer: 1,
          kind: 'payment',
          money: usd(500),
          status: 'awaiting',
          version: 1,
          payUrl: 'https://pay.test/1',
        },
      ],
    },
    does: 'href="https://pay.test/1"',
  },
  quote: {
    change: {
      ...carriedOut,
      repairs: [
        {
          n: 1,
          offer: 1,
          lines: [],
          status: 'quoted',
          revision: 1,
          answered: 0,
          quotes: [{ version: 2, money: usd(1500), reason: 'a new board', days: 3 }],
        },
      ],
    },
    does: 'action="/c/token/quote-yes"',
  },
  payout: {
    change: {
      ...carriedOut,
      refunds: [{ n: 1, paymentId: 'p', tender: 'card', money: usd(500), status: 'failed', version: 1, polls: 0 }],
    },
    does: 'action="/c/token/payout"',
  },
  ship: {
    change: {
      ...carriedOut,
      parcel: { status: 'awaitingParcel', rma: 'RMA-1', trackingNo: 'T-1', ourLabel: true, news: 0 },
    },
    does: 'href="/c/token/slip"',
  },
  foreign: {
    change: {
      ...carriedOut,
      foreign: { rma: 'RMA-1', units: [{ lineNo: null, sku: 'X', quantity: 1 }], status: 'asked' },
    },
    does: 'action="/c/token/foreign"',
  },
  refusal: {
    change: { stage: 'diagnosis', refusal: { code: 'window_closed', disputable: true, disputed: false } },
    does: 'action="/c/token/dispute"',
  },
  deduction: {
    change: {
      ...carriedOut,
      deductions: [
        {
          n: 1,
          lineNo: 1,
          amount: 300,
          state: 'proposed',
          reason: 'scratched',
          evidence: ['x'],
          taken: 300,
          repaid: 0,
        },
      ],
    },
    does: 'action="/c/token/contest"',
  },
  revisit: { change: { stage: 'followUp', revisit: { asked: true } }, does: 'action="/c/token/rate"' },
};

describe("the customer's turns", () => {
  it.each(TURNS)('%s is open in its situation, and has its form in every language', (turn) => {
    const { change, does } = SITUATIONS[turn];
    const state = { ...AT_OFFER, ...change };
    expect(openTurns(state)).toContain(turn);
    for (const locale of LOCALES) expect(pageFor(aPicture(state, {}, locale))).toContain(does);
  });

  it('has one thing to do now, whatever else is open', () => {
    const state = { ...AT_OFFER, ...SITUATIONS.ship.change, ...SITUATIONS.foreign.change };
    expect(pageFor(aPicture(state)).match(/class="card now"/g)).toHaveLength(1);
  });

  it('leads to no address that is none of the web', () => {
    const [charge] = SITUATIONS.pay.change.charges ?? [];
    const charges = charge ? [{ ...charge, payUrl: 'javascript:alert(1)' }] : [];
    expect(pageFor(aPicture({ ...AT_OFFER, ...SITUATIONS.pay.change, charges }))).not.toContain('javascript:');
  });

  it('asks in writing for what costs something (C4)', () => {
    const page = pageFor(aPicture({ ...AT_OFFER, offer: { ...offer, confirm: true, charge: usd(900) } }));
    expect(page).toMatch(/name="confirmed" value="yes" required/);
    expect(page).toContain('$9.00');
  });

  it('lets a customer come back while the closed case is watched, once (E2)', () => {
    const closed = { ...AT_OFFER, stage: 'closed', outcome: 'fulfilled', clocks: [] } as const;
    expect(mayComeBack(closed)).toBe(true);
    expect(pageFor(aPicture(closed))).toContain('action="/c/token/reopen"');
    expect(mayComeBack({ ...closed, revisit: { asked: true, solved: true } })).toBe(false);
  });
});
