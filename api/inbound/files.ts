import { actorOf } from '#api/access.ts';
import { asking } from '#api/own-case.ts';
import type { Context } from '#api/route.ts';
import type { LetterFile } from '#domain/inbound/letter.ts';

/** Keeps what came with a message; files of kinds that are not taken are left out, the words are not lost by them. */
export async function keepFiles(
  context: Context,
  files: readonly LetterFile[],
  where: { readonly shop: string; readonly caseNo?: string; readonly heldBy?: string },
): Promise<string[]> {
  const kept: string[] = [];
  for (const { name, bytes } of files) {
    const done = await context.deps.evidence.keep({
      ...where,
      name,
      bytes: Buffer.from(bytes),
      by: actorOf(asking(context)),
    });
    if (done.ok && !kept.includes(done.ref)) kept.push(done.ref);
  }
  return kept;
}
