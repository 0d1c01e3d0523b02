import { moneyContract } from '#test/contract/money.contract.ts';
import { MONEY_WRITES } from '#test/contract/money-writes.ts';
import { startSandboxSubject } from '#test/contract/sandbox-subject.ts';
import type { SandboxSubject } from '#test/contract/sandbox-subject.ts';
import { shopBookContract } from '#test/contract/shop-book.contract.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';
import { writesInTrouble } from '#test/contract/trouble.contract.ts';

describe('the HTTP adapters of shop and payments against the sandbox world', () => {
  let started: SandboxSubject;
  beforeAll(async () => {
    started = await startSandboxSubject();
  });
  afterAll(async () => started.close());

  const subject = () => started;
  shopBookContract(subject);
  moneyContract(subject);
  // what was delivered was paid by card: only cards can be held
  const paidByCard = (): TroubledSubject => ({
    ...started,
    order: async (status) => (status === 'delivered' ? started.aCardOrder() : started.order(status)),
  });
  writesInTrouble(paidByCard, MONEY_WRITES);
});
