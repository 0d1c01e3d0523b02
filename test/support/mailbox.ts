import type { SharedStack } from './shared-stack.ts';
import type { Json, Story } from './story.ts';

/** The message of a case by its template, once it has arrived at its reader. */
export async function mailOf(
  { stack, story }: { readonly stack: SharedStack; readonly story: Story },
  caseNo: string,
  template: string,
): Promise<Json> {
  const end = Date.now() + 15_000;
  for (;;) {
    const { body } = await story.call('GET', `${stack.world}/messages/v1/messages?caseNo=${caseNo}&limit=200`, {
      headers: { authorization: `Bearer ${stack.token}` },
    });
    const found = (body.data as Json[]).find(({ messageKey }) => String(messageKey).includes(`/${template}/`));
    if (found) return found;
    if (Date.now() > end) throw new Error(`${caseNo}: no message ${template} arrived`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
