/** What makes no sense in a policy's file, and where in the file it stands. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string, cause?: unknown) {
    super(message, { cause });
    this.path = path;
  }
}

/** Where in the file the error, or what it came from, says it stands; nothing when none of them knows. */
export function placeOf(error: unknown): readonly string[] {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof PolicyFault) return at.path;
  return [];
}
