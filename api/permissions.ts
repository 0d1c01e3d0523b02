import { LADDER, STAFF_ROLES, upFrom } from '#domain/roles.ts';
import { TASK_ROLES } from '#domain/task.ts';
import type { Access, Role } from './access.ts';

/** What an operation touches, and so what it is checked against besides the role. */
export const RELATIONS = {
  shops: "a list: it shows what belongs to the caller's shops",
  shop: "a shop, which must be the caller's",
  case: "a case of the caller's shops, or the one case of a customer's link",
  task: "a task of such a case, of the caller's role or below it, and of a queue the caller may look into",
  offer: "such a case; what is above the role's limit waits for somebody else's yes (R43)",
  staff: "people of the caller's shops; nobody gives a role above their own, or anything to themselves",
  all: 'nothing of a shop',
} as const;
export type Relation = keyof typeof RELATIONS;

/** What a role does not get to read where it may read at all. */
export type Masked = 'contact' | 'money';

export interface Permission {
  readonly roles: Access;
  readonly within: Relation;
}

const row = (within: Relation, ...roles: readonly (Role | readonly Role[])[]): Permission => ({
  within,
  roles: [...new Set(roles.flat())],
});
const open = (reason: string): Permission => ({ within: 'all', roles: { open: reason } });

const agents = upFrom('agent');
const supervisors = upFrom('supervisor');
const readers: readonly Role[] = ['integrator', ...STAFF_ROLES, 'operator'];
const onBehalf: readonly Role[] = [...agents, 'customer'];

const DOCUMENTATION = 'it is documentation';
const WAY_IN = 'it is the way in and out: who comes through proves themselves by it';
const MACHINES = 'machines look after this one by it; it tells nothing of cases';

/**
 * Who may do what: the one table of it (H2). The routes take their roles from it, the docs and OpenAPI show it, the role
 * matrix tests it; what has no row is nobody's, and keeps the API from starting.
 */
export const PERMISSIONS: Readonly<Record<string, Permission>> = {
  // reading
  listCases: row('shops', readers),
  getCase: row('case', readers, 'customer'),
  caseBackground: row('case', readers),
  listTexts: row('case', agents, 'finance', 'qa'),
  listEvents: row('case', readers),
  listDecisions: row('case', readers, 'customer'),
  listMessages: row('case', readers, 'customer'),
  explainClocks: row('case', readers),
  listActions: row('case', readers),
  similarDecisions: row('case', readers),
  customerFile: row('shop', readers),
  orderLedger: row('shop', readers),
  listReturns: row('shops', readers),
  returnTotals: row('shop', readers),
  findParcel: row('shops', readers),
  listRefunds: row('shops', 'finance', supervisors),
  listDisputes: row('shops', 'finance', supervisors),
  listCharges: row('shops', 'finance', supervisors),
  disputePack: row('case', 'finance', supervisors),
  listDigests: row('shops', readers),
  getDigest: row('shop', readers),
  listFindings: row('shops', readers),
  weeklyCauses: row('shop', readers),
  listAlarms: row('shops', readers),
  figures: row('shops', supervisors, 'qa', 'finance'),
  agentFigures: row('shops', agents, 'qa'),
  productFeedback: row('shops', supervisors, 'qa'),
  policyFeedback: row('shops', supervisors, 'qa'),
  exportList: row('shops', supervisors, 'qa', 'finance'),
  listHotSpots: row('shops', agents, 'qa'),
  findHotSpots: row('shop', supervisors),
  closeHotSpot: row('shop', supervisors),
  search: row('shops', readers),
  caseRecord: row('case', agents, 'finance', 'qa'),
  listSatisfaction: row('shops', readers),
  listSamples: row('shops', supervisors, 'qa'),
  listTraining: row('shops', supervisors, 'qa'),
  scoreSheet: row('all', supervisors, 'qa'),
  listErasures: row('shops', 'manager'),
  searchKnowledge: row('all', readers),
  listPolicies: row('all', readers),
  getPolicy: row('all', readers),
  testPolicy: row('all', readers),
  comparePolicies: row('all', readers),
  listTasks: row('shops', readers),
  listPromises: row('shops', readers),
  listQueues: row('shops', readers),
  listOutbox: row('shops', readers),
  getOutboxMessage: row('shops', readers),

  // what customers do, or agents for them
  openCase: row('shop', 'integrator', agents),
  answerQuestions: row('case', onBehalf, 'integrator'),
  acceptOffer: row('case', onBehalf),
  declineOffer: row('case', onBehalf),
  giveTracking: row('case', onBehalf),
  provePosting: row('case', onBehalf),
  chooseForeign: row('case', onBehalf),
  disputeRefusal: row('case', onBehalf),
  writeToUs: row('case', onBehalf),
  withdraw: row('case', onBehalf),
  answerGuidance: row('case', onBehalf),
  answerRevisit: row('case', onBehalf),
  choosePayout: row('case', onBehalf),
  contestDeduction: row('case', onBehalf),
  approveQuote: row('case', onBehalf),
  declineQuote: row('case', onBehalf),

  // what people of the shop do
  createLink: row('case', 'integrator', agents),
  mirrorCase: row('case', 'integrator', agents),
  makeOffer: row('offer', agents),
  previewOffer: row('offer', agents),
  previewAct: row('case', TASK_ROLES),
  lookUpOrder: row('shop', 'integrator', agents),
  makePromise: row('case', agents),
  keepPromise: row('case', agents),
  replyToCustomer: row('case', agents),
  recordContact: row('case', agents),
  replyInPublic: row('case', agents),
  askDepartment: row('case', agents),
  closeAlarm: row('shop', agents),
  decideTask: row('task', agents, 'finance'),
  resolveTask: row('task', TASK_ROLES),
  answerTask: row('task', TASK_ROLES),
  decideDeduction: row('task', supervisors),
  changeFinding: row('case', supervisors),
  giveEvidence: row('case', 'finance', supervisors),
  tryPolicy: row('shops', supervisors),
  checkDraft: row('all', supervisors),
  policyFile: row('all', supervisors),
  publishPolicy: row('all', 'manager'),
  runDigest: row('shop', supervisors),
  resendMessage: row('shops', agents, 'operator'),
  cancelMessage: row('shops', agents, 'operator'),
  previewMessage: row('shop', supervisors),
  previewReply: row('case', agents),
  fastForward: row('case', agents, 'operator'),
  playCase: row('case', agents, 'operator'),
  sendParcel: row('case', agents, 'operator'),
  listTroubles: row('case', agents, 'operator'),
  switchTrouble: row('case', agents, 'operator'),
  clearTrouble: row('case', agents, 'operator'),
  worldMailbox: row('case', agents, 'operator'),

  // files
  uploadEvidence: row('case', onBehalf, 'integrator', 'warehouse', 'finance'),
  keepEvidence: row('shop', agents, 'integrator', 'warehouse'),
  listEvidence: row('case', 'integrator', STAFF_ROLES, 'customer'),
  getEvidence: row('case', 'integrator', STAFF_ROLES, 'customer'),
  getThumbnail: row('case', 'integrator', STAFF_ROLES, 'customer'),

  // what comes in by other ways
  listInboundItems: row('shops', agents),
  openFromItem: row('shop', agents),
  assignItem: row('shop', agents),
  dismissItem: row('shop', agents),
  inboundFile: row('shop', agents),
  createImport: row('shop', agents, 'integrator'),
  listImports: row('shops', agents, 'integrator'),
  getImport: row('shop', agents, 'integrator'),

  setPreferences: row('shop', 'integrator', agents),
  eraseCustomer: row('shop', 'manager'),
  drawSamples: row('shop', supervisors, 'qa'),
  scoreSample: row('shop', 'qa'),

  inspectParcel: row('shop', 'warehouse', supervisors),

  // who has a task
  takeTask: row('task', TASK_ROLES),
  releaseTask: row('task', TASK_ROLES),
  assignTask: row('task', upFrom('senior')),

  // the team
  whoAmI: row('all', readers),
  listStaff: row('staff', LADDER, 'finance', 'warehouse', 'qa'),
  addStaff: row('staff', supervisors),
  changeStaff: row('staff', supervisors),
  handOver: row('staff', TASK_ROLES),
  addStaffKey: row('staff', supervisors),
  revokeStaffKey: row('staff', supervisors),

  // signing in to the console, and seeing what happens
  watchCases: row('shops', readers),
  signInWays: open(WAY_IN),
  signIn: open(WAY_IN),
  signOut: open(WAY_IN),
  goToProvider: open(WAY_IN),
  backFromProvider: open(WAY_IN),

  // those who look after the machine
  operationsLinks: row('shops', readers),
  listProviders: row('all', 'operator', supervisors, 'finance'),
  pauseProvider: row('all', 'operator', 'manager'),
  unpauseProvider: row('all', 'operator', 'manager'),
  nudgeCases: row('shops', 'operator', 'manager'),
  listInbox: row('all', 'operator', 'manager'),
  retryInbox: row('all', 'operator', 'manager'),
  listSchedules: row('all', 'operator', supervisors),
  decodePayloads: row('all', 'operator', 'manager'),

  // for whoever asks
  receiveMail: open('mail gateways prove themselves by their signature'),
  receiveMessage: open('other systems prove themselves by their signature'),
  receiveWebhook: open('providers prove themselves by their signature'),
  getProblem: open(DOCUMENTATION),
  openapi: open(DOCUMENTATION),
  docs: open(DOCUMENTATION),
  docsPart: open(DOCUMENTATION),
  healthz: open(MACHINES),
  readyz: open(MACHINES),
  version: open(MACHINES),
  metrics: open(MACHINES),
};

/**
 * What a role is not shown, whatever the operation. The warehouse gets the address of a parcel by its own port: here it
 * needs neither the customer's contact nor anybody's money.
 */
export const MASKS: { readonly [R in Role]?: readonly Masked[] } = {
  warehouse: ['contact', 'money'],
  operator: ['contact'],
};

export const permissionOf = (operation: string): Permission | undefined =>
  Object.hasOwn(PERMISSIONS, operation) ? PERMISSIONS[operation] : undefined;
