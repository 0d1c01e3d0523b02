import type { z } from 'zod';
import type { Asked } from './command.ts';
import { asking } from './own-case.ts';
import { Problem } from './problems.ts';
import type { Context } from './route.ts';
import type { confirmation } from './schemas/negotiation.ts';

/**
 * A customer's yes to a version, of an offer or of a quote. The words they typed go to the store; only the customer's
 * own link can stand for them (C4, R44, R50).
 */
export function consentTo(
  version: number,
  given: z.output<typeof confirmation> | undefined,
  context: Context,
): Pick<Asked<'acceptOffer'>, 'data' | 'words'> {
  if (given === undefined) return { data: { version } };
  if ('text' in given)
    return {
      data: { version, confirmation: { method: 'typed' } },
      words: [{ kind: 'confirmation', text: given.text }],
    };
  if (asking(context).role !== 'customer')
    throw new Problem('confirmation_missing', { detail: 'Only the customer agrees through their link.' });
  return { data: { version, confirmation: { method: 'link' } } };
}
