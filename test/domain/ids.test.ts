import {
  cancellationKeyOf,
  caseNoOf,
  caseNoOfRefundKey,
  caseNoOfRma,
  labelKeyOf,
  refundKeyOf,
  rmaOf,
  workflowIdOf,
} from '#domain/ids.ts';

const CASE = 'AS-2026-000123';

describe('the keys of a case', () => {
  it('come from its number and a count, and from nothing else (R18)', () => {
    expect(refundKeyOf(CASE, 2)).toBe('AS-2026-000123/refund/2');
    expect(rmaOf(CASE, 1)).toBe('RMA-AS-2026-000123-1');
    expect(labelKeyOf(rmaOf(CASE, 1))).toBe('RMA-AS-2026-000123-1/label');
    expect(cancellationKeyOf(CASE)).toBe('AS-2026-000123/cancellation');
    expect(workflowIdOf(CASE)).toBe('case-AS-2026-000123');
  });

  it.each([CASE, 'AS-2026-1000000'])('lead back to the case %s', (caseNo) => {
    expect(caseNoOfRefundKey(refundKeyOf(caseNo, 12))).toBe(caseNo);
    expect(caseNoOfRma(rmaOf(caseNo, 12))).toBe(caseNo);
    expect(caseNoOf(workflowIdOf(caseNo))).toBe(caseNo);
  });

  it.each([
    '',
    CASE,
    `${CASE}/refund/`,
    `${CASE}/refund/1/2`,
    `x${CASE}/refund/1`,
    `${CASE}/refund/1 `,
    'AS-26-1/refund/1',
  ])('are told from other people’s: "%s" is no refund of ours', (key) => {
    expect(caseNoOfRefundKey(key)).toBeUndefined();
  });

  it.each(['', CASE, `RMA-${CASE}`, `RMA-${CASE}-`, `RMA-${CASE}-1-2`, `rma-${CASE}-1`])(
    'are told from other people’s: "%s" is no return of ours',
    (rma) => {
      expect(caseNoOfRma(rma)).toBeUndefined();
    },
  );

  it('are told from other workflows', () => {
    expect(caseNoOf('sweep-2026')).toBeUndefined();
  });
});
