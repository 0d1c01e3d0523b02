import type { Actor } from '#domain/case/actor.ts';
import type { EvidencePort, EvidenceRefusal } from '#api/evidence-port.ts';
import type { Form } from './forms.ts';

/** A file that is not kept, and why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: EvidenceRefusal;

  constructor(code: EvidenceRefusal) {
    super(code);
    this.code = code;
  }
}

/** Keeps the files of a form one after another; gives back by what the API knows them. */
export async function keepFiles(
  evidence: EvidencePort,
  { files }: Form,
  whose: { readonly shop: string; readonly caseNo?: string; readonly by: Actor },
): Promise<string[]> {
  const refs: string[] = [];
  for (const { name, bytes } of files) {
    const kept = await evidence.keep({ ...whose, name, bytes });
    if (!kept.ok) throw new FileRefused(kept.code);
    refs.push(kept.ref);
  }
  return refs;
}
