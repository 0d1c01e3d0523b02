import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';
import { cancellationKeyOf, labelKeyOf, refundKeyOf, rmaOf } from '#domain/ids.ts';
import { aLabelFor } from '#test/contract/carrier.contract.ts';
import { aMessageOn } from '#test/contract/messages.contract.ts';
import { aRefundOf } from '#test/contract/payments.contract.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';
import { aReturnOf } from '#test/contract/warehouse.contract.ts';
import type { Write } from '#test/contract/write.ts';

const WRITES: readonly Write[] = [
  {
    port: 'shop',
    operation: 'shop.cancel',
    status: 'pending',
    prepare: async ({ ports, ctx, caseNo }, known) => {
      const key = cancellationKeyOf(caseNo());
      const lines = [{ lineNo: first(known.order.lines).lineNo, quantity: 1 }];
      const input = { orderNo: known.order.orderNo, lines, reason: 'changed_mind' };
      return {
        execute: async () => ports.shop.cancelLines(key, input, ctx(known)),
        lookup: async () => ports.shop.lookupCancellation(key, ctx(known)),
        effect: 'order.lines_cancelled',
      };
    },
  },
  {
    port: 'warehouse',
    operation: 'warehouse.authorise',
    status: 'delivered',
    prepare: async ({ ports, ctx, caseNo }, known) => {
      const rma = rmaOf(caseNo(), 1);
      return {
        execute: async () => ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known)),
        lookup: async () => ports.warehouse.lookupReturn(rma, ctx(known)),
        effect: 'return.authorised',
      };
    },
  },
  {
    port: 'carrier',
    operation: 'carrier.label',
    status: 'delivered',
    prepare: async (subject, known) => {
      const { ports, ctx } = subject;
      const input = await aLabelFor(subject, known);
      const key = labelKeyOf(input.reference);
      return {
        execute: async () => ports.carrier.issueLabel(key, input, ctx(known)),
        lookup: async () => ports.carrier.lookupLabel(key, ctx(known)),
        effect: 'label.created',
      };
    },
  },
  {
    port: 'payments',
    operation: 'payments.refund',
    status: 'delivered',
    prepare: async ({ ports, ctx, caseNo }, known) => {
      const key = refundKeyOf(caseNo(), 1);
      const input = aRefundOf(known);
      return {
        execute: async () => ports.payments.refund(key, input, ctx(known)),
        lookup: async () => ports.payments.lookupRefund(key, ctx(known), input),
        effect: 'refund.created',
      };
    },
  },
  {
    port: 'messages',
    operation: 'messages.send',
    status: 'delivered',
    prepare: async ({ ports, ctx, caseNo, effects }, known) => {
      const no = caseNo();
      return {
        execute: async () => ports.messages.send(`${no}/message/1`, aMessageOn(no), ctx(known)),
        // Messages have no look-up: the outside's own journal stands in for it here.
        lookup: async () => ((await effects(known, 'message.accepted')) === 0 ? undefined : 'found'),
        effect: 'message.accepted',
      };
    },
  },
];

/** What each fault must mean for a write, and whether the outside did it all the same. */
const FAULTS: readonly [string, unknown, 'done' | 'not done'][] = [
  ['do_then_timeout', Unknown, 'done'],
  ['do_then_reset', Unknown, 'done'],
  ['garbage', Unknown, 'done'],
  ['never', Unknown, 'not done'],
  ['http_500', Unknown, 'not done'],
  ['http_429', Unavailable, 'not done'],
  ['refuse', Rejected, 'not done'],
];

/** Each write in each fault. */
export function writesInTrouble(subject: () => TroubledSubject, writes: readonly Write[]): void {
  const matrix = writes.flatMap((write) =>
    FAULTS.map(([fault, failure, outcome]) => ({ ...write, fault, failure, outcome })),
  );
  describe('a write in trouble', () => {
    it.each(matrix)('$operation $fault: look-up finds it $outcome, and again is once (R18)', async (cell) => {
      const known = await subject().order(cell.status);
      const { execute, lookup, effect } = await cell.prepare(subject(), known);
      const { orderNo } = known.order;
      await subject().trouble({ port: cell.port, operation: cell.operation, fault: cell.fault, orderNo, times: 1 });

      const failure = await failureOf(execute());
      expect(failure).toBeInstanceOf(cell.failure);
      expect((await lookup()) !== undefined).toBe(cell.outcome === 'done');

      const repeated = await execute();
      expect(await execute()).toEqual(repeated);
      expect(await lookup()).toBeDefined();
      expect(await subject().effects(known, effect)).toBe(1);
    });
  });
}

/** What an adapter makes of an outside in trouble: proven against the outside's own journal. */
export function troubleContract(subject: () => TroubledSubject): void {
  writesInTrouble(subject, WRITES);

  describe('a read in trouble', () => {
    it.each(['never', 'http_429', 'http_500', 'garbage', 'do_then_reset'])('%s is unavailable', async (fault) => {
      const { ports, order, ctx, trouble } = subject();
      const known = await order('delivered');
      const { orderNo } = known.order;
      await trouble({ port: 'shop', operation: 'shop.order', fault, orderNo, times: 1 });
      expect(await failureOf(ports.shop.order(orderNo, ctx(known)))).toBeInstanceOf(Unavailable);
      expect(await ports.shop.order(orderNo, ctx(known))).toEqual(known);
    });

    it('keeps the time the outside asked us to stay away', async () => {
      const { ports, order, ctx, trouble } = subject();
      const known = await order('delivered');
      const { orderNo } = known.order;
      await trouble({ port: 'shop', operation: 'shop.order', fault: 'http_429', orderNo, delayMs: 4000, times: 1 });
      expect(await failureOf(ports.shop.order(orderNo, ctx(known)))).toMatchObject({ retryAfterMs: 4000 });
    });

    it('waits for an answer that is late but in time', async () => {
      const { ports, order, ctx, trouble } = subject();
      const known = await order('delivered');
      const { orderNo } = known.order;
      await trouble({ port: 'shop', operation: 'shop.order', fault: 'late', orderNo, delayMs: 100, times: 1 });
      expect(await ports.shop.order(orderNo, ctx(known))).toEqual(known);
    });

    it('can be told "none" of a refund that was made a moment ago: the same key again is safe (R18)', async () => {
      const { ports, order, ctx, caseNo, trouble, effects } = subject();
      const known = await order('delivered');
      const key = refundKeyOf(caseNo(), 1);
      const input = aRefundOf(known);
      const report = await ports.payments.refund(key, input, ctx(known));
      const { orderNo } = known.order;
      await trouble({ port: 'payments', operation: 'payments.lookup', fault: 'read_lag', orderNo, times: 1 });
      expect(await ports.payments.lookupRefund(key, ctx(known), input)).toBeUndefined();
      expect(await ports.payments.refund(key, input, ctx(known))).toMatchObject({ ref: report.ref });
      expect(await effects(known, 'refund.created')).toBe(1);
    });
  });

  describe('what people do out there', () => {
    it('shows in the record of a return and of its parcel (D2, R26)', async () => {
      const { ports, order, ctx, act } = subject();
      const known = await order('delivered');
      const input = await aLabelFor(subject(), known);
      const rma = input.reference;
      const { trackingNo } = await ports.carrier.issueLabel(labelKeyOf(rma), input, ctx(known));
      await act(`/parcels/${trackingNo}/scan`, { status: 'in_transit', place: 'Ohio' });
      await act(`/parcels/${trackingNo}/scan`, { status: 'delivered' });
      const { lineNo, sku } = first(known.order.lines);
      const deduction = { amount: 300, currency: 'USD' };
      const unit = { lineNo, sku, outcome: 'accepted_with_deduction', disposition: 'refurbish', deduction };
      await act(`/returns/${rma}/inspect`, { units: [unit] });

      const parcel = await ports.carrier.parcel(trackingNo, ctx(known));
      expect(parcel).toMatchObject({ status: 'delivered', scans: [{ status: 'in_transit', place: 'Ohio' }, {}] });
      const record = await ports.warehouse.lookupReturn(rma, ctx(known));
      expect(record?.receipts).toMatchObject([{ trackingNo }]);
      expect(record?.inspections).toMatchObject([
        {
          final: true,
          currency: 'USD',
          units: [{ lineNo, outcome: 'accepted_with_deduction', disposition: 'refurbish', deduction: 300 }],
        },
      ]);
    });

    it.each([
      ['held', 'held', {}],
      ['failed', 'failed', { failureCode: 'account_closed' }],
      ['succeeded', 'arrived', {}],
    ])('shows in the record of a refund: %s is %s (R20)', async (status, expected, more) => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const key = refundKeyOf(caseNo(), 1);
      await ports.payments.refund(key, aRefundOf(known), ctx(known));
      await act(`/refunds/${encodeURIComponent(key)}/settle`, { status, ...more });
      const report = await ports.payments.lookupRefund(key, ctx(known));
      expect(report).toMatchObject({
        status: expected,
        ...('failureCode' in more ? { code: more.failureCode } : {}),
      });
    });
  });
}
