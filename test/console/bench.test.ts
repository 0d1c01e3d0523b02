import type { ParcelView } from '#console/api/types.ts';
import {
  back,
  findingsOf,
  isBegun,
  layOut,
  serialsOf,
  type,
  withPhoto,
  type Bench,
} from '#console/pages/warehouse/bench.ts';

const item = (line: number, quantity: number, serials: string[] = []): ParcelView['items'][number] => ({
  line,
  sku: `sku-${line}`,
  name: `Article ${line}`,
  options: [],
  quantity,
  serials,
});
const parcel = (more: Partial<ParcelView> = {}): ParcelView => ({
  code: 'RMA-AS-2026-000001-1',
  kind: 'return',
  caseNo: 'AS-2026-000001',
  shop: 'retail-us',
  order: '#W1',
  problem: 'no_longer_wanted',
  remedy: 'return_and_refund',
  rma: 'RMA-AS-2026-000001-1',
  trackingNos: ['TRK-1'],
  status: 'delivered',
  may: 'inspect',
  dueAt: null,
  items: [item(1, 2), item(2, 1)],
  gifts: [],
  photos: [],
  inspection: null,
  ...more,
});

const keyed = (bench: Bench, ...texts: readonly string[]): Bench =>
  texts.reduce((now, text) => type(now, text).bench, bench);

describe('the bench, by keyboard alone (D8, R26)', () => {
  it('judges unit by unit and asks for the record at the end', () => {
    const bench = keyed(layOut(parcel()), '1', '1x', '6');
    expect(bench).toMatchObject({ step: 'record', at: 3 });
    expect(findingsOf(bench)).toEqual({
      caseNo: 'AS-2026-000001',
      units: [
        { line: 1, outcome: 'accepted', disposition: 'sellable' },
        { line: 1, outcome: 'accepted', disposition: 'scrap' },
        { line: 2, outcome: 'missing' },
      ],
    });
    expect(type(bench, '').effect).toEqual({ do: 'send' });
  });

  it('takes no deduction without percent, reason and photo (R13)', () => {
    const asked = keyed(layOut(parcel()), '2', 'much', '20', '');
    expect(asked).toMatchObject({ step: 'reason', slip: 'reason' });
    const photo = keyed(asked, 'scratched', '');
    expect(photo).toMatchObject({ step: 'photo', slip: 'photo' });
    expect(type(photo, 'p').effect).toEqual({ do: 'photo' });
    const done = keyed(withPhoto(photo, 'evidence:1'), '');
    expect(done.units[0]?.finding).toEqual({
      line: 1,
      outcome: 'accepted_with_deduction',
      disposition: 'refurbish',
      percent: 20,
      reason: 'scratched',
      evidence: ['evidence:1'],
    });
    expect(done).toMatchObject({ step: 'verdict', at: 1 });
  });

  it('takes a refusal with its reason, with or without a photo', () => {
    expect(keyed(layOut(parcel()), '3', 'worn', '').units[0]?.finding).toEqual({
      line: 1,
      outcome: 'refused',
      disposition: 'back_to_customer',
      reason: 'worn',
    });
  });

  it('accepts the rest at once, goes back one, and adds a thing that should not be there', () => {
    const all = keyed(layOut(parcel()), '1', 'a');
    expect(all.units.every(({ finding }) => finding?.outcome === 'accepted')).toBe(true);
    expect(keyed(all, 'z')).toMatchObject({ at: 2, step: 'verdict' });
    const more = keyed(all, '+', '5', 'a toy', '');
    expect(more.units.at(-1)?.finding).toMatchObject({ line: null, outcome: 'not_ours', reason: 'a toy' });
    expect(more.step).toBe('record');
  });

  it('says what it does not understand, and changes nothing by it', () => {
    const before = layOut(parcel());
    for (const text of ['', '7', '1q', 'foo']) {
      const { bench, effect } = type(before, text);
      expect({ ...bench, slip: undefined }).toEqual({ ...before, slip: undefined });
      expect([bench.slip, effect]).toEqual(['verdict', undefined]);
    }
  });

  it('takes a long text as another number, unless this parcel is begun', () => {
    const fresh = layOut(parcel());
    expect(type(fresh, 'TRK-200').effect).toEqual({ do: 'lookUp', code: 'TRK-200' });
    const begun = keyed(fresh, '1');
    expect(isBegun(begun)).toBe(true);
    expect(type(begun, 'TRK-200')).toMatchObject({ bench: { slip: 'busy' } });
    expect(type(begun, 'TRK-200').effect).toBeUndefined();
  });

  it('takes it as the serial number of the unit where the article has numbers (R33)', () => {
    const bench = keyed(layOut(parcel({ items: [item(1, 1, ['SN-1234'])] })), 'SN-9999', '1');
    expect(bench.units[0]?.finding).toMatchObject({ outcome: 'accepted', serial: 'SN-9999' });
    expect(serialsOf(bench.parcel, 1)).toEqual(['SN-1234']);
  });

  it('drops what was begun of a unit', () => {
    expect(back(keyed(layOut(parcel()), '2', '20'))).toMatchObject({ step: 'verdict', at: 0 });
  });

  it('sends goods of a repair back to their owner, and adds gifts when they are there (D4, R6)', () => {
    const repair = parcel({ remedy: 'repair', gifts: [item(3, 1)] });
    const bench = keyed(layOut(repair), 'g', 'a');
    expect(findingsOf(bench).units.map(({ line, disposition }) => [line, disposition])).toEqual([
      [1, 'back_to_customer'],
      [1, 'back_to_customer'],
      [2, 'back_to_customer'],
      [3, 'back_to_customer'],
    ]);
  });
});
