import { createHash } from 'node:crypto';
import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from '#api/problems.ts';

export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a form sent: its fields by name, its files with their bytes; nothing of it is believed yet. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
}

const MB = 1024 * 1024;
const LIMITS = { fields: 120, fieldNameSize: 64, fieldSize: 20_000, files: 6, fileSize: 20 * MB, parts: 130 };
const MOST_BYTES = 50 * MB;
const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Reads a form of either kind; what is larger than anybody needs is refused while it comes in. */
export function readForm(req: Request): Promise<Form> {
  if (!TYPES.some((type) => req.is(type))) return Promise.reject(new Problem('media_type_unsupported'));
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return Promise.reject(new Problem('body_too_large'));
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const files: FormFile[] = [];
    const parser = parserOf(req);
    if (!parser) return reject(new Problem('invalid_request'));
    const fail = (problem: Problem): void => {
      req.unpipe(parser);
      req.resume();
      reject(problem);
    };
    let total = 0;
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) return fail(new Problem('body_too_large'));
      if (value !== '' && !value.includes('\0')) fields[name] = value.replaceAll('\r\n', '\n');
    });
    parser.on('file', (_name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        total += chunk.length;
        if (total > MOST_BYTES) fail(new Problem('body_too_large'));
        else chunks.push(chunk);
      });
      stream.on('limit', () => fail(new Problem('body_too_large')));
      stream.on('end', () => {
        // A field that nobody chose a file for is sent as one without a name and without bytes.
        if (chunks.length > 0) files.push({ name: filename ?? 'file', bytes: Buffer.concat(chunks) });
      });
    });
    parser.on('error', () => fail(new Problem('invalid_request')));
    parser.on('close', () => resolve({ fields, files }));
    // Who goes away in the middle is waited for no longer.
    req.once('close', () => req.complete || fail(new Problem('invalid_request')));
    req.pipe(parser);
  });
}

/** Undefined for a form that says of itself what no form can say, such as no boundary between its parts. */
function parserOf({ headers }: Request): busboy.Busboy | undefined {
  try {
    return busboy({ headers, limits: LIMITS });
  } catch {
    return undefined;
  }
}

/** Before anything of a form is known. */
export const NO_FORM: Form = { fields: {}, files: [] };

/** The units that were ticked: `line3` and `quantity3`. */
export const itemsOf = ({ fields }: Form): { line: number; quantity: number }[] =>
  Object.keys(fields).flatMap((name) => {
    const line = /^line(\d{1,6})$/.exec(name)?.[1];
    return line === undefined ? [] : [{ line: Number(line), quantity: Number(fields[`quantity${line}`] ?? 1) }];
  });

/** Without what is missing or empty, as the API wants its bodies. */
export const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/** What of a form makes it the same form again: its fields, and its files by name and bytes. */
export const sameness = ({ fields, files }: Form): unknown => [
  fields,
  files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]),
];
