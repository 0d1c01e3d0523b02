import { CATALOGUES } from '#messages/catalogue.ts';
import { formatMessage } from '#messages/format.ts';
import type { Say } from '#api/customer-page/say.ts';

/** Which paragraph of the message of a refusal says its reason. */
const REASON = 1;

/** Why something was refused, in the words of the message that told it: one catalogue says it, everywhere the same. */
export function refusalWords(code: string, say: Say): string {
  const { text } = CATALOGUES[say.locale].templates.refused;
  return formatMessage(text[REASON] ?? '', { code }, say);
}
