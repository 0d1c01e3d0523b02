import type { ResponseSpec } from '#api/route.ts';
import { caseAnswer, takenForLater } from '#api/schemas/case.ts';

/** What every command answers when it is not refused. */
export const commandResponses: Readonly<Record<number, ResponseSpec>> = {
  200: {
    description: 'It is on record; where the case now stands.',
    schema: caseAnswer,
    headers: { ETag: 'Version of the case.' },
  },
  202: {
    description: 'It was taken and will be done; ask again with the same key, or read the case.',
    schema: takenForLater,
    headers: { Location: 'Address of the case.' },
  },
};
