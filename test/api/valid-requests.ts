import { CASE_NO } from './an-api.ts';

/** A request of each operation that is right in every field; the generated tests break one field at a time. */
export interface ValidRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly bodies?: readonly unknown[];
}

const no = CASE_NO;
const page = { limit: '10', cursor: 'abc' };

export const VALID: Readonly<Record<string, ValidRequest>> = {
  openCase: {
    bodies: [
      {
        shop: 'retail-us',
        order: '#W2611340',
        items: [{ line: 1, quantity: 1 }],
        problem: 'defective',
        wish: 'return_and_refund',
        channel: 'web',
        locale: 'en',
        contact: { name: 'A. Customer', email: 'a@example.com', phone: '+1 555 0100' },
        symptom: 'It does not switch on.',
        evidence: ['https://example.com/photo.jpg'],
        refundTo: 'gift_card_1',
      },
    ],
  },
  listCases: {
    query: {
      ...page,
      shop: 'retail-us',
      order: 'W1',
      stage: 'intake',
      waitingOn: 'customer',
      stuck: 'true',
      open: 'false',
    },
  },
  getCase: { params: { no } },
  listEvents: { params: { no }, query: page },
  listDecisions: { params: { no }, query: page },
  listMessages: { params: { no }, query: page },
  createLink: { params: { no }, bodies: [{ days: 7 }] },
  answerQuestions: {
    params: { no },
    bodies: [
      {
        items: [{ line: 1, quantity: 2 }],
        problem: 'defective',
        wish: 'refund_only',
        symptom: 'Broken.',
        evidence: ['https://example.com/1.jpg'],
      },
    ],
  },
  makeOffer: {
    params: { no },
    bodies: [{ remedy: 'refund_only', amount: 100, freight: 'merchant', reason: 'goodwill' }],
  },
  acceptOffer: { params: { no, version: '1' }, bodies: [{}] },
  declineOffer: {
    params: { no, version: '1' },
    bodies: [{ wish: 'refund_only', reason: 'Too far to the post office.' }],
  },
  giveTracking: { params: { no }, bodies: [{ trackingNo: 'TRK123' }] },
  disputeRefusal: { params: { no }, bodies: [{ reason: 'It was broken when it came.' }] },
  withdraw: { params: { no }, bodies: [{}] },
  answerRevisit: { params: { no }, bodies: [{ solved: true, score: 5, suggestion: 'Faster, please.' }] },
  listTasks: { query: { ...page, shop: 'retail-us', role: 'agent', kind: 'stuck' } },
  decideTask: { params: { no, task: 't1' }, bodies: [{ verdict: 'grant', reason: 'goodwill' }] },
  resolveTask: {
    params: { no, task: 't1' },
    bodies: [
      { how: 'retry' },
      {
        how: 'record',
        outcome: { step: 'refund', report: { status: 'arrived', ref: 're_1' } },
        evidence: 'bank statement 17',
      },
      { how: 'record', outcome: { step: 'authoriseReturn', trackingNo: 'TRK1' }, evidence: 'mail of the warehouse' },
      { how: 'record', outcome: { step: 'traceParcel', status: 'delivered' }, evidence: 'call with the carrier' },
    ],
  },
  orderLedger: { params: { shop: 'retail-us', order: 'W2611340' } },
  receiveWebhook: { params: { port: 'carrier' } },
  fastForward: {
    params: { no },
    bodies: [{ duration: 'P3D' }, { to: '2026-12-24T18:00:00Z' }, { until: 'next-deadline' }],
  },
  getProblem: { params: { code: 'not_now' } },
  openapi: {},
  docs: {},
  docsPart: { params: { file: 'start.js' } },
  healthz: {},
  readyz: {},
  version: {},
  metrics: {},
};
