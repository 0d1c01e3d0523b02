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
        cause: 'quality',
        impact: 'unusable',
        urgent: true,
        symptomCode: 'no_power',
        question: 'How does it work?',
        tried: 'Another socket.',
        since: '2026-11-20T18:00:00Z',
        serials: ['SN-1'],
        review: { reviewId: 'rev-1', stars: 2, line: 1 },
      },
      {
        shop: 'retail-us',
        order: '#W2611340',
        problem: 'order_details',
        wish: 'change_order',
        channel: 'web',
        contact: { email: 'a@example.com' },
        change: { kind: 'items' },
        replacements: [{ line: 1, quantity: 1, sku: 'blue' }],
        payWith: 'card_1',
      },
    ],
  },
  listCases: {
    query: {
      ...page,
      shop: 'retail-us',
      order: 'W1',
      stage: 'intake',
      kind: 'return',
      department: 'product',
      queue: 'vip',
      priority: '1',
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
        symptomCode: 'no_power',
        cause: 'service',
        evidence: ['https://example.com/1.jpg'],
      },
    ],
  },
  makeOffer: {
    params: { no },
    bodies: [
      { remedy: 'refund_only', amount: 100, freight: 'merchant', reason: 'goodwill' },
      { remedy: 'gift', extras: [{ kind: 'gift', amount: 900, sku: 'mug', quantity: 1 }], reason: 'goodwill' },
      { remedy: 'guidance', guidance: { steps: [{ zh: '重启', en: 'Restart it' }] }, reason: 'try this' },
    ],
  },
  acceptOffer: {
    params: { no, version: '1' },
    bodies: [{}, { confirmation: { text: 'Yes, I agree.' } }],
  },
  declineOffer: {
    params: { no, version: '1' },
    bodies: [{ wish: 'refund_only', amount: 500, reason: 'Too far to the post office.' }],
  },
  giveTracking: { params: { no }, bodies: [{ trackingNo: 'TRK123' }, { trackingNo: 'TRK124', another: true }] },
  chooseForeign: { params: { no }, bodies: [{ choice: 'send_back' }, { choice: 'dispose' }] },
  disputeRefusal: { params: { no }, bodies: [{ reason: 'It was broken when it came.' }] },
  withdraw: { params: { no }, bodies: [{}] },
  answerGuidance: { params: { no }, bodies: [{ solved: false, reason: 'It still blinks.' }] },
  answerRevisit: { params: { no }, bodies: [{ solved: true, score: 5, suggestion: 'Faster, please.' }] },
  listTasks: {
    query: { ...page, shop: 'retail-us', role: 'agent', kind: 'stuck', department: 'product', queue: 'general' },
  },
  choosePayout: {
    params: { no, refund: '1' },
    bodies: [{ to: 'bank', account: 'DE00 1234', methodId: 'gift_card_1' }],
  },
  contestDeduction: { params: { no, deduction: '1' }, bodies: [{ reason: 'It came like that.' }] },
  decideDeduction: { params: { no, task: 't1' }, bodies: [{ amount: 100, reason: 'The photo shows it.' }] },
  giveEvidence: {
    params: { no, dispute: 'dp-1' },
    bodies: [{ text: 'It was delivered.', urls: ['https://carrier.example/proof.pdf'] }],
  },
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
  askDepartment: {
    params: { no },
    bodies: [{ department: 'warehouse', what: 'Was it packed?', dueAt: '2026-11-24T18:00:00Z', owner: 'demo-agent' }],
  },
  answerTask: { params: { no, task: 't1' }, bodies: [{ answer: 'It was.' }] },
  changeFinding: { params: { no }, bodies: [{ liability: 'merchant', reason: 'seen in the store' }] },
  replyToCustomer: { params: { no }, bodies: [{ text: 'Press it twice.', article: 'faq-invoice', closes: false }] },
  recordContact: {
    params: { no },
    bodies: [{ channel: 'hotline', reached: true, cause: 'quality', notes: 'It came with a scratch.' }],
  },
  replyInPublic: { params: { no }, bodies: [{ text: 'We are sorry for that.' }] },
  searchKnowledge: { query: { q: 'leak', category: 'appliances', sku: 'SKU-1', symptom: 'leaks' } },
  listAlarms: { query: { ...page, shop: 'retail-us', status: 'open', sku: 'SKU-1' } },
  closeAlarm: { params: { id: 'AL-AS-2026-000001-1' }, bodies: [{ cause: 'material', note: 'a bad seal' }] },
  weeklyCauses: { query: { shop: 'retail-us', week: '2026-W47' } },
  orderLedger: { params: { shop: 'retail-us', order: 'W2611340' } },
  approveQuote: { params: { no, version: '1' }, bodies: [{ confirmation: { text: 'Yes, do it.' } }] },
  declineQuote: { params: { no, version: '1' }, bodies: [{}] },
  listReturns: { query: { ...page, shop: 'retail-us', day: '2026-11-20', result: 'accepted' } },
  returnTotals: { query: { shop: 'retail-us', day: '2026-11-20' } },
  customerFile: { params: { shop: 'retail-us', customer: 'aarav_garcia_8277' } },
  explainClocks: { params: { no } },
  makePromise: { params: { no }, bodies: [{ what: 'We call you back.', dueAt: '2026-12-01T09:00:00Z' }] },
  keepPromise: { params: { no, promise: 'p1' }, bodies: [{}] },
  mirrorCase: {
    params: { no },
    bodies: [{ status: 'open', deadline: { at: '2026-12-01T09:00:00Z', waitsFor: 'merchant' } }],
  },
  listPolicies: {},
  getPolicy: { params: { id: 'retail-us', version: '2026-01' } },
  tryPolicy: {
    bodies: [{ draft: 'id: retail-us', shop: 'retail-us', since: '2026-01-01T00:00:00Z', limit: 10 }],
  },
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
