import type { Message } from '#adapters/messages/port.ts';
import { Unknown } from '#adapters/failure.ts';
import { failureOf } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';

/** A message about a case. */
export const aMessageOn = (caseNo: string): Message => ({
  channel: 'email',
  to: 'j@example.com',
  locale: 'en-US',
  subject: `Your case ${caseNo}`,
  text: 'We have received your request.',
  caseNo,
});

/** What every messaging provider must do. */
export function messagesContract(subject: () => ContractSubject): void {
  describe('messages', () => {
    it('takes a message once per key', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const no = caseNo();
      const receipt = await ports.messages.send(`${no}/message/1`, aMessageOn(no), ctx(known));
      expect(await ports.messages.send(`${no}/message/1`, aMessageOn(no), ctx(known))).toEqual(receipt);
      const second = await ports.messages.send(`${no}/message/2`, aMessageOn(no), ctx(known));
      expect(second.messageId).not.toBe(receipt.messageId);
    });

    it('does not take another text under the same key', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const no = caseNo();
      await ports.messages.send(`${no}/message/1`, aMessageOn(no), ctx(known));
      const other = { ...aMessageOn(no), text: 'Something else.' };
      expect(await failureOf(ports.messages.send(`${no}/message/1`, other, ctx(known)))).toBeInstanceOf(Unknown);
    });
  });
}
