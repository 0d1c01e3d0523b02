import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** Reads a YAML file into what the schema says; every error names the file and where in it. */
export function readYaml<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  const document = parseDocument(readFileSync(path, 'utf8'));
  const [broken] = document.errors;
  if (broken) throw new Error(`${path}: ${broken.message}`);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: does not fit\n${z.prettifyError(parsed.error)}`);
}
