import { refundKeyOf, labelKeyOf } from '#domain/ids.ts';
import { aLabelFor } from '#test/contract/carrier.contract.ts';
import { aRefundOf } from '#test/contract/payments.contract.ts';
import { startSandboxSubject } from '#test/contract/sandbox-subject.ts';
import type { SandboxSubject } from '#test/contract/sandbox-subject.ts';
import { startWebhookReceiver } from '#test/contract/webhook-receiver.ts';
import type { WebhookReceiver } from '#test/contract/webhook-receiver.ts';

const SECRETS: Readonly<Record<string, string>> = {
  warehouse: 'whsec_d2FyZWhvdXNlLXNlY3JldC0xMjM0',
  carrier: 'whsec_Y2Fycmllci1zZWNyZXQtMTIzNDU2',
  payments: 'whsec_cGF5bWVudHMtc2VjcmV0LTEyMzQ1',
};
const secretOf = (port: string): string => SECRETS[port] ?? 'whsec_bm8tc3VjaC1wb3J0LTEyMzQ1Njc4';
const DAY_MS = 86_400_000;

describe('the webhooks of the sandbox world', () => {
  let receiver: WebhookReceiver;
  let world: SandboxSubject;
  beforeAll(async () => {
    receiver = await startWebhookReceiver(secretOf);
    world = await startSandboxSubject({ webhook: { url: receiver.url, secretOf } });
  });
  afterAll(async () => {
    await world.close();
    await receiver.close();
  });

  it('tell a whole return in the words of the domain, each found by its reference (D2, R20, R26)', async () => {
    const { ports, order, ctx, caseNo, act } = world;
    const known = await order('delivered');
    const { orderNo } = known.order;
    const input = await aLabelFor(world, known);
    const { trackingNo } = await ports.carrier.issueLabel(labelKeyOf(input.reference), input, ctx(known));
    const refundKey = refundKeyOf(caseNo(), 1);
    const { money } = aRefundOf(known);
    await ports.payments.refund(refundKey, aRefundOf(known), ctx(known));
    await act(`/returns/${input.reference}/send`, {});
    const to = new Date(ctx(known).businessTime + 4 * DAY_MS).toISOString();
    await act(`/timelines/${orderNo}/advance`, { to });

    expect(receiver.refused).toEqual([]);
    const told = receiver.taken.map(({ happening }) => happening?.type);
    expect(told.filter((type) => type === 'parcelMoved').length).toBeGreaterThanOrEqual(2);
    expect(receiver.taken).toContainEqual(
      expect.objectContaining({
        happening: expect.objectContaining({ type: 'parcelMoved', data: { trackingNo, status: 'delivered' } }),
        reference: { kind: 'parcel', trackingNo },
      }),
    );
    expect(receiver.taken).toContainEqual(
      expect.objectContaining({
        happening: expect.objectContaining({
          type: 'returnInspected',
          data: { rma: input.reference, units: [expect.objectContaining({ outcome: 'accepted' })] },
        }),
      }),
    );
    expect(receiver.taken).toContainEqual(
      expect.objectContaining({
        happening: expect.objectContaining({
          type: 'refundReported',
          data: { key: refundKey, report: expect.objectContaining({ status: 'arrived' }) },
        }),
        reference: expect.objectContaining({ kind: 'refund', refundKey, money }),
      }),
    );
    expect(told).toContain('returnReceived');
    expect(told).not.toContain(undefined);
  });

  it('keep their id when they are sent twice', async () => {
    const { ports, order, ctx, caseNo, act, trouble } = world;
    const known = await order('delivered');
    const refundKey = refundKeyOf(caseNo(), 1);
    await ports.payments.refund(refundKey, aRefundOf(known), ctx(known));
    const { orderNo } = known.order;
    await trouble({ port: 'payments', operation: 'webhook', fault: 'twice', orderNo, times: 1 });
    receiver.taken.splice(0);
    await act(`/refunds/${encodeURIComponent(refundKey)}/settle`, { status: 'held' });
    await act(`/timelines/${orderNo}/advance`, { to: new Date(ctx(known).businessTime + 60_000).toISOString() });
    const ids = receiver.taken.map(({ happening }) => happening?.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});
