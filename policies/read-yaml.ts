import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** A text that is no YAML, or not what the schema says. */
export class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';
  /** Where in the text and why; without a place it is the whole of it. */
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

  constructor(message: string, issues: DoesNotFit['issues']) {
    super(message);
    this.issues = issues;
  }
}

/** Reads a YAML file into what the schema says; every error names the file and where in it. */
export const readYaml = <T extends z.ZodType>(path: string, schema: T): z.infer<T> =>
  parseYaml({ name: path, text: readFileSync(path, 'utf8') }, schema);

/** Reads a YAML text; its name stands for a file in errors. */
export function parseYaml<T extends z.ZodType>({ name, text }: { name: string; text: string }, schema: T): z.infer<T> {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw new DoesNotFit(`${name}: ${broken.message}`, [{ path: [], message: broken.message }]);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new DoesNotFit(`${name}: does not fit\n${z.prettifyError(parsed.error)}`, parsed.error.issues);
}
