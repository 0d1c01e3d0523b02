import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { seesFile } from '#api/evidence-check.ts';
import type { EvidenceBytes, EvidenceFile, NewEvidence } from '#api/evidence-port.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { MASKS } from '#api/permissions.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { caseNo, caseParams, shop, words } from '#api/schemas/fields.ts';
import { evidenceFile, evidenceList } from '#api/schemas/evidence.ts';
import { EVIDENCE_TYPES, LARGEST_EVIDENCE, type EvidenceType } from '#domain/evidence.ts';

const name = words(200).default('').meta({ description: 'What the person calls the file; shown, never believed.' });

/** What both uploads have in common: the bytes are the body. */
const upload = {
  method: 'post',
  tag: 'evidence',
  cites: ['A2', 'R50'],
  idempotency: 'none',
  bodyKind: 'raw',
  bodyTypes: EVIDENCE_TYPES,
  bodyLimit: LARGEST_EVIDENCE,
  body: z.instanceof(Buffer).meta({ override: { type: 'string', format: 'binary' } }),
  responses: { 201: { description: 'It is kept; name it by its `ref`.', schema: evidenceFile } },
} as const;

const REFUSED = [
  'evidence_empty',
  'evidence_type_unsupported',
  'evidence_too_large',
  'evidence_damaged',
  'evidence_too_many',
] as const;

export const uploadEvidence = defineRoute({
  ...upload,
  path: '/v1/cases/{no}/evidence',
  operationId: 'uploadEvidence',
  summary: 'Upload a file to a case',
  description:
    'The body is the file. What it is is found out from its bytes; pictures and films are kept without place, time and maker. The same file again is the same file.',
  params: caseParams,
  query: z.strictObject({ name }),
  refusals: ['case_unknown', 'case_closed', ...REFUSED],
  async handler({ params, query, body }, context) {
    const { caseNo: no, shop: of, state } = await ownCase(context, params.no);
    if (state.stage === 'archived') throw new Problem('case_closed');
    return kept(context, { shop: of, caseNo: no, name: query.name, bytes: body });
  },
});

export const keepEvidence = defineRoute({
  ...upload,
  path: '/v1/evidence',
  operationId: 'keepEvidence',
  summary: 'Upload a file for a request that is about to be made',
  description: 'It waits a day for a request of this shop that names it.',
  query: z.strictObject({ shop, name }),
  refusals: ['shop_unknown', ...REFUSED],
  async handler({ query, body }, context) {
    if (!context.deps.settings.shops[query.shop] || !seesShop(asking(context), query.shop))
      throw new Problem('shop_unknown');
    return kept(context, { shop: query.shop, name: query.name, bytes: body });
  },
});

async function kept(context: Context, file: Omit<NewEvidence, 'by'>): Promise<Answer> {
  const done = await context.deps.evidence.keep({ ...file, by: actorOf(asking(context)) });
  if (!done.ok) throw new Problem(done.code);
  return { status: 201, body: viewOf(context, done.file) };
}

export const listEvidence = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/evidence',
  operationId: 'listEvidence',
  tag: 'evidence',
  summary: 'The files of a case',
  description: 'A customer sees what they and those who spoke with them uploaded, not papers of finance.',
  cites: ['A2', 'B1'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'Oldest first.', schema: evidenceList } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const { caseNo: no } = await ownCase(context, params.no);
    const files = await context.deps.evidence.list(no);
    const seen = files.filter((file) => seesFile(asking(context), no, file));
    return { status: 200, body: { data: seen.map((file) => viewOf(context, file)) } };
  },
});

const fileParams = z.strictObject({ no: caseNo, id: z.uuid() });

/** What both downloads have in common. */
const download = {
  method: 'get',
  tag: 'evidence',
  cites: ['A2', 'R50'],
  idempotency: 'none',
  params: fileParams,
  refusals: ['case_unknown', 'evidence_not_found'],
} as const;

const fileAnswer = (types: readonly EvidenceType[]) => ({
  200: {
    description: 'The file, as an attachment.',
    contentType: types[0] ?? 'image/jpeg',
    files: types.slice(1),
    schema: z.string().meta({ format: 'binary' }),
  },
});

export const getEvidence = defineRoute({
  ...download,
  path: '/v1/cases/{no}/evidence/{id}',
  operationId: 'getEvidence',
  summary: 'One file of a case',
  responses: fileAnswer(EVIDENCE_TYPES),
  handler: ({ params }, context) => send(context, params, 'read'),
});

export const getThumbnail = defineRoute({
  ...download,
  path: '/v1/cases/{no}/evidence/{id}/thumbnail',
  operationId: 'getThumbnail',
  summary: 'A small picture of a file',
  description: 'Of pictures only; 404 for papers, films, and what cannot be made small.',
  responses: fileAnswer(['image/jpeg', 'image/webp']),
  handler: ({ params }, context) => send(context, params, 'thumbnail'),
});

async function send(
  context: Context,
  { no, id }: { readonly no: string; readonly id: string },
  what: 'read' | 'thumbnail',
): Promise<Answer> {
  const record = await ownCase(context, no);
  const { evidence } = context.deps;
  const known = await evidence.find(id);
  if (!known || !seesFile(asking(context), record.caseNo, known)) throw new Problem('evidence_not_found');
  refusePapers(context, known);
  const found = await evidence[what](id);
  if (!found) throw new Problem('evidence_not_found');
  return attachment(found);
}

/** Papers name people and sums; pictures and films show goods. Who does not see the one gets only the others. */
function refusePapers(context: Context, { type, by }: EvidenceFile): void {
  const { role } = asking(context);
  if (type === 'application/pdf' && MASKS[role] && by.type !== role)
    throw new Problem('forbidden', {
      detail: `Papers are not for the role ${role}, which does not see all of a case.`,
    });
}

const EXTENSIONS: Readonly<Record<EvidenceType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
};

/** Bytes as nothing but a file: saved, not shown as a page of ours; no name of a person's stands in a header. */
export const attachment = ({ file, type, bytes }: EvidenceBytes): Answer => ({
  status: 200,
  body: bytes,
  isMasked: true,
  headers: {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="evidence-${file.id.slice(0, 8)}.${EXTENSIONS[type]}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=300',
  },
});

/** Without the file's name where contacts are masked, and without colleagues' ids for customers. */
function viewOf(context: Context, { at, by, ...file }: EvidenceFile) {
  const { role } = asking(context);
  return {
    ...file,
    name: MASKS[role]?.includes('contact') ? null : file.name,
    hasThumbnail: file.type.startsWith('image/'),
    at: iso(at),
    by: role === 'customer' ? { type: by.type } : by,
  };
}
