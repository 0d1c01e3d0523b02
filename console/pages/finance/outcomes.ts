/** What can be recorded by hand in place of a step, by the step or the kind of task; and how it is sent. */
type Outcome = 'arrived' | 'accepted' | 'failed' | 'paid' | 'cancelled' | 'paid_otherwise' | 'not_owed' | 'recovered';

export interface Recordable {
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly body: (outcome: Outcome, ref: string | undefined) => unknown;
  readonly asksRef: boolean;
  readonly mayRetry: boolean;
}

const report = (step: 'refund' | 'charge') => (status: Outcome, ref: string | undefined) => ({
  step,
  report: { status, ...(ref === undefined ? {} : { ref }) },
});

export const RECORDABLE: Readonly<Record<string, Recordable>> = {
  stuckRefund: { outcomes: ['arrived', 'accepted', 'failed'], body: report('refund'), asksRef: true, mayRetry: true },
  stuckCharge: { outcomes: ['paid', 'failed', 'cancelled'], body: report('charge'), asksRef: true, mayRetry: true },
  lateMoney: {
    outcomes: ['paid_otherwise', 'not_owed', 'recovered'],
    body: (how) => ({ step: 'lateMoney', how }),
    asksRef: false,
    mayRetry: true,
  },
  disputeExcess: {
    outcomes: ['paid_otherwise', 'not_owed', 'recovered'],
    body: (how) => ({ step: 'lateMoney', how }),
    asksRef: false,
    mayRetry: false,
  },
  recoverMoney: {
    outcomes: ['recovered', 'not_owed'],
    body: (how) => ({ step: 'recover', how }),
    asksRef: false,
    mayRetry: false,
  },
};
