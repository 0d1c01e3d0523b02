import { ApplicationFailure } from '@temporalio/common';

export const repeat = async (word: string): Promise<string> => `${word} again`;

export async function fail(word: string): Promise<string> {
  throw ApplicationFailure.nonRetryable(`no ${word}`, 'Refused', { word });
}
