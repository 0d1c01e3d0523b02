import { REFUSALS } from '#domain/refusals.ts';

/** What the API itself can refuse, before any case is asked; the domain's own refusals are in `REFUSALS`. */
export const API_PROBLEMS = {
  invalid_request: {
    status: 400,
    says: 'The request does not have the form this operation asks for.',
    todo: 'Correct the fields named in `errors`.',
  },
  malformed_json: { status: 400, says: 'The body is not JSON.', todo: 'Send one JSON object.' },
  malformed_url: {
    status: 400,
    says: 'The address cannot be decoded.',
    todo: 'Encode the path and query as RFC 3986 says.',
  },
  idempotency_key_missing: {
    status: 400,
    says: 'This operation needs an Idempotency-Key.',
    todo: 'Send a fresh key with each new act, the same key with a repetition.',
  },
  unauthenticated: {
    status: 401,
    says: 'It is not known who asks.',
    todo: 'Send `Authorization: Bearer` with a valid API key or customer link token.',
  },
  signature_invalid: {
    status: 401,
    says: 'The signature of the webhook does not fit its body, or is too old.',
    todo: 'Sign the raw body with the secret of this port.',
  },
  forbidden: { status: 403, says: 'This role may not do that.', todo: 'Ask somebody of one of the roles named.' },
  staff_not_let_in: {
    status: 403,
    says: 'The identity provider knows you, but nobody of that name works here, or no longer.',
    todo: 'Ask a supervisor to add you, with the subject of your account.',
  },
  staff_above: {
    status: 403,
    says: 'Nobody gives more than they have: no role above their own, no shop of others, nothing to themselves.',
    todo: 'Ask somebody who stands higher, or a colleague.',
  },
  not_yours: {
    status: 403,
    says: "It is somebody else's: whoever has it may, and seniors and above.",
    todo: 'Ask them, or a senior.',
  },
  inbox_not_ended: {
    status: 409,
    says: 'There is no such news, or it is still to be looked at, or was done.',
    todo: 'Look at GET /v1/operations/inbox: what is dead or ignored can be looked at again.',
  },
  staff_unknown: { status: 404, says: 'There is no such person in your shops.', todo: 'Look at GET /v1/staff.' },
  staff_known: {
    status: 409,
    says: 'Somebody has this id or this subject already.',
    todo: 'Change that entry, or choose another id.',
  },
  assignee_unfit: {
    status: 422,
    says: 'This person cannot do the task: away, of another role, shop or group.',
    todo: 'Look at GET /v1/staff for who can.',
  },
  reason_missing: {
    status: 422,
    says: "A colleague's task is taken over with a reason.",
    todo: 'Give a `reason`, or leave it to them.',
  },
  key_unknown: { status: 404, says: 'There is no such key of this person in use.', todo: 'Look at its id.' },
  rehearsal_off: {
    status: 403,
    says: 'Time can only be moved in sandbox mode.',
    todo: 'Rehearse on a sandbox installation.',
  },
  route_unknown: {
    status: 404,
    says: 'There is nothing at this address.',
    todo: 'Look at /openapi.json for the operations there are.',
  },
  order_without_ledger: { status: 404, says: 'No case has touched this order yet.', todo: 'Open a case for it first.' },
  customer_without_file: {
    status: 404,
    says: 'No order of this customer has been looked at yet.',
    todo: 'Open a case for one of their orders first.',
  },
  sample_unknown: { status: 404, says: 'There is no such sample.', todo: 'Look at GET /v1/quality/samples.' },
  own_work: {
    status: 403,
    says: 'Nobody judges a case they had a hand in.',
    todo: 'Leave it to somebody else of quality assurance.',
  },
  marks_do_not_fit: {
    status: 422,
    says: 'The marks do not fit the score sheet.',
    todo: 'Give each criterion of the sheet one mark within its range, as `detail` names them.',
  },
  article_unknown: {
    status: 422,
    says: 'The knowledge base has no such article.',
    todo: 'Look at GET /v1/knowledge for the articles there are.',
  },
  alarm_unknown: { status: 404, says: 'There is no such alarm.', todo: 'Look at GET /v1/alarms.' },
  hot_spot_unknown: { status: 404, says: 'There is no such hot spot.', todo: 'Look at GET /v1/hot-spots.' },
  hot_spot_over: {
    status: 409,
    says: 'The hot spot is closed already, or has cooled.',
    todo: 'Look at its status, and at what it came from.',
  },
  alarm_closed: { status: 409, says: 'The alarm is closed already.', todo: 'Look at what it came from.' },
  digest_unknown: { status: 404, says: 'There is no such digest.', todo: 'Look at GET /v1/digests.' },
  run_unscheduled: {
    status: 409,
    says: 'This part of the day is not scheduled for the shop.',
    todo: 'Give it a time in the section `day` of the shop, or start the schedules.',
  },
  problem_unknown: {
    status: 404,
    says: 'There is no problem of this code.',
    todo: 'Look at docs/refusals.md for the codes there are.',
  },
  shop_unknown: { status: 404, says: 'There is no such shop for this key.', todo: 'Name a shop of the key.' },
  policy_unknown: {
    status: 422,
    says: 'There is no policy of this name.',
    todo: 'Name a policy of the installation, or none.',
  },
  policy_version_unknown: {
    status: 404,
    says: 'There is no such version of a policy.',
    todo: 'Look at GET /v1/policies for the versions there are.',
  },
  evidence_unknown: {
    status: 422,
    says: 'There is no such file for this request.',
    todo: 'Upload it first, for the same case or shop, and name it as `evidence:<id>` within a day.',
  },
  evidence_not_found: {
    status: 404,
    says: 'The case has no such file, or no longer.',
    todo: 'Look at GET /v1/cases/{no}/evidence.',
  },
  evidence_empty: { status: 422, says: 'The file is empty.', todo: 'Choose the file again.' },
  evidence_type_unsupported: {
    status: 415,
    says: 'A file of this kind is not taken, whatever its name.',
    todo: 'Send a JPEG, PNG or WebP picture, a PDF, or an MP4 or QuickTime film.',
  },
  evidence_too_large: {
    status: 413,
    says: 'The file is too large: pictures up to 12 MB and 60 megapixels, papers up to 10 MB, films up to 32 MB.',
    todo: 'Send a smaller one.',
  },
  evidence_damaged: { status: 422, says: 'The file is cut off or broken.', todo: 'Take it or save it again.' },
  evidence_too_many: {
    status: 422,
    says: 'The case has as many files as a case may have.',
    todo: 'Describe the rest in words.',
  },
  mail_unreadable: {
    status: 422,
    says: 'This is no e-mail, or nobody is named who sent it.',
    todo: 'Send the letter with its headers as it came.',
  },
  inbound_item_unknown: {
    status: 404,
    says: 'There is no such message.',
    todo: 'Look at GET /v1/inbound/items.',
  },
  inbound_item_done: {
    status: 409,
    says: 'Somebody has dealt with this message already.',
    todo: 'Look at the next one.',
  },
  sender_missing: {
    status: 422,
    says: 'The message does not say by which address its sender is reached.',
    todo: 'Open the case by hand, with a contact.',
  },
  import_unknown: { status: 404, says: 'There is no such list.', todo: 'Look at GET /v1/imports.' },
  import_unreadable: {
    status: 422,
    says: 'The list cannot be read.',
    todo: 'Send a CSV of up to 2000 lines with headings, among them the order number and an e-mail or telephone.',
  },
  message_unknown: { status: 404, says: 'There is no such message.', todo: 'Look at GET /v1/messages.' },
  message_under_way: {
    status: 409,
    says: 'The message is still on its way.',
    todo: 'Wait until it was sent or given up, or take it back first.',
  },
  message_not_waiting: {
    status: 409,
    says: 'The message is being sent or has ended.',
    todo: 'Look at what became of it.',
  },
  words_refused: {
    status: 422,
    says: 'The words cannot be said.',
    todo: 'Correct what `detail` names, with its line.',
  },
  draft_refused: {
    status: 422,
    says: 'The draft is no policy.',
    todo: 'Correct what `errors` and `detail` name.',
  },
  draft_unpublishable: {
    status: 422,
    says: 'The draft must not become a version as it is.',
    todo: 'Correct what `errors` name: its examples, its version, or the day it takes effect.',
  },
  policies_read_only: {
    status: 409,
    says: 'This installation does not let versions be written where it reads them.',
    todo: 'Publish with the deployment: `npm run policy publish`, and bring the file to every process.',
  },
  method_not_allowed: {
    status: 405,
    says: 'The address does not know this method.',
    todo: 'Use one of the methods in `Allow`.',
  },
  idempotency_in_progress: {
    status: 409,
    says: 'The first request with this Idempotency-Key is still at work.',
    todo: 'Ask again with the same key after `Retry-After` seconds.',
  },
  nothing_to_wait_for: {
    status: 409,
    says: 'No clock of the case runs: there is no next deadline.',
    todo: 'Name a duration or an instant.',
  },
  time_passed: {
    status: 422,
    says: 'The clock of a case moves forward only.',
    todo: 'Name an instant after the present time of the case.',
  },
  precondition_failed: {
    status: 412,
    says: 'The case has moved on since it was read.',
    todo: 'Read it again and decide anew.',
  },
  body_too_large: {
    status: 413,
    says: 'The body is larger than this operation takes: 64 kB, unless it is for files.',
    todo: 'Send less; files are uploaded one by one and named as `evidence:<id>`.',
  },
  media_type_unsupported: {
    status: 415,
    says: 'The body is not of a type that is understood here.',
    todo: 'Send `Content-Type: application/json`.',
  },
  idempotency_key_reused: {
    status: 422,
    says: 'The Idempotency-Key was used for another request.',
    todo: 'Take a fresh key for a new act.',
  },
  precondition_required: {
    status: 428,
    says: 'This decision needs If-Match with the version of the case it was made on.',
    todo: 'Read the case and send its ETag as If-Match.',
  },
  internal: {
    status: 500,
    says: 'Something broke on our side.',
    todo: 'Ask again with the same Idempotency-Key; tell us the requestId if it stays.',
  },
  unavailable: {
    status: 503,
    says: 'A part of the system cannot be reached just now.',
    todo: 'Ask again with the same Idempotency-Key after `Retry-After` seconds.',
  },
} as const satisfies Record<string, { status: number; says: string; todo: string }>;

export type ApiProblemCode = keyof typeof API_PROBLEMS;
export type ProblemCode = ApiProblemCode | keyof typeof REFUSALS;

export interface ProblemKind {
  readonly code: ProblemCode;
  readonly status: number;
  /** The field the refusal is about, as a JSON pointer, when there is one. */
  readonly field: string | null;
  readonly says: string;
  readonly todo: string;
}

/** The code's entry, whichever catalogue it is in. */
export function problemKind(code: ProblemCode): ProblemKind {
  const apiKind: { status: number; says: string; todo: string } | undefined = isApiCode(code)
    ? API_PROBLEMS[code]
    : undefined;
  if (apiKind) return { code, field: null, ...apiKind };
  return { code, ...REFUSALS[code as keyof typeof REFUSALS] };
}

export const isApiCode = (code: string): code is ApiProblemCode => Object.hasOwn(API_PROBLEMS, code);
export const isProblemCode = (code: string): code is ProblemCode => isApiCode(code) || Object.hasOwn(REFUSALS, code);

/** Every problem there is: refusals first, then the API's own. */
export const PROBLEM_CODES = [...Object.keys(REFUSALS), ...Object.keys(API_PROBLEMS)].filter(isProblemCode);
