import { carrierContract } from '#test/contract/carrier.contract.ts';
import { messagesContract } from '#test/contract/messages.contract.ts';
import { paymentsContract } from '#test/contract/payments.contract.ts';
import { startSandboxSubject } from '#test/contract/sandbox-subject.ts';
import type { SandboxSubject } from '#test/contract/sandbox-subject.ts';
import { shopContract } from '#test/contract/shop.contract.ts';
import { troubleContract } from '#test/contract/trouble.contract.ts';
import { warehouseContract } from '#test/contract/warehouse.contract.ts';

describe('the HTTP adapters against the sandbox world', () => {
  let started: SandboxSubject;
  beforeAll(async () => {
    started = await startSandboxSubject();
  });
  afterAll(async () => started.close());

  const subject = () => started;
  shopContract(subject);
  warehouseContract(subject);
  carrierContract(subject);
  paymentsContract(subject);
  messagesContract(subject);
  troubleContract(subject);
});
