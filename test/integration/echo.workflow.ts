import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type * as activities from './echo.activities.ts';

export const said = defineSignal<[string]>('said');
export const ask = defineUpdate<string, [string]>('ask');
export const heard = defineQuery<readonly string[]>('heard');

const outside = proxyActivities<typeof activities>({ startToCloseTimeout: '5 s', retry: { maximumAttempts: 1 } });
const own = proxyLocalActivities<typeof activities>({ startToCloseTimeout: '5 s' });

/** Hears by every way a case hears, and says again what it heard. */
export async function echoWorkflow(before: readonly string[]): Promise<readonly string[]> {
  const words = [...before];
  setHandler(said, (word) => void words.push(word));
  setHandler(heard, () => words);
  setHandler(ask, async (word) => {
    words.push(
      word,
      await outside.repeat(word),
      await own.repeat(word),
      await outside.fail(word).catch((error: unknown) => messagesOf(error)),
    );
    return word;
  });
  await condition(() => words.includes('enough') || words.includes('on'));
  if (words.includes('on'))
    return continueAsNew<typeof echoWorkflow>(words.map((word) => (word === 'on' ? 'gone on' : word)));
  return words;
}

const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${messagesOf(error.cause)}` : '';
