import { goodsContract } from '#test/contract/goods.contract.ts';
import { GOODS_WRITES } from '#test/contract/goods-writes.ts';
import { startSandboxSubject } from '#test/contract/sandbox-subject.ts';
import type { SandboxSubject } from '#test/contract/sandbox-subject.ts';
import { writesInTrouble } from '#test/contract/trouble.contract.ts';

describe('the HTTP adapters of warehouse and carrier against the sandbox world', () => {
  let started: SandboxSubject;
  beforeAll(async () => {
    started = await startSandboxSubject();
  });
  afterAll(async () => started.close());

  const subject = () => started;
  goodsContract(subject);
  writesInTrouble(subject, GOODS_WRITES);
});
