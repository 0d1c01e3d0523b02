import { GRANT_KINDS } from '#domain/parts/grant/terms.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { CATALOGUES } from '#messages/catalogue.ts';
import { offerWords } from '#messages/offer-words.ts';
import { renderNotice, type NoticeToRender } from '#messages/render.ts';
import { offerTerms } from '#policies/offer-terms.ts';

const KINDS = Object.keys(REMEDIES) as RemedyKind[];
const LOCALES = ['en', 'zh-CN'] as const;

const OFFER: NoticeToRender['params'] = {
  version: 2,
  remedy: 'refund_only',
  money: '20.00 CNY',
  refund: true,
  freight: null,
  refundDays: 5,
  charge: null,
  grants: null,
  change: null,
  confirm: false,
  dueAt: null,
};

const offered = (over: NoticeToRender['params'], locale: (typeof LOCALES)[number] = 'en'): string =>
  renderNotice(
    {
      template: 'offer_made',
      params: { ...OFFER, ...over },
      locale,
      caseNo: 'AS-2026-000001',
      zone: 'Asia/Shanghai',
    },
    (_fields, message) => {
      throw new Error(message);
    },
  ).text;

describe('the words of an offer', () => {
  it.each(KINDS)('of %s come from its own folder: sentence, steps and duties, in both languages (C1, C3)', (remedy) => {
    const { steps, duties }: Remedy = REMEDIES[remedy];
    for (const locale of LOCALES) {
      const language = locale === 'en' ? 'en' : 'zh';
      const text = offered({ remedy }, locale);
      const { proposal } = offerWords(CATALOGUES[locale], { ...OFFER, remedy }, { locale, zone: 'Asia/Shanghai' });
      expect(proposal).toEqual(expect.stringMatching(/^[^{}]+$/));
      expect(text).toContain(proposal);
      for (const words of [...steps, ...duties]) expect(text).toContain(`– ${words[language].slice(0, 6)}`);
    }
  });

  it.each(KINDS)('of %s can be given by a rule of a policy as soon as it is in the registry (C1, C2)', (remedy) => {
    expect(offerTerms.parse({ offer: remedy, freight: 'merchant', refundShipping: false })).toMatchObject({
      offer: remedy,
    });
  });

  it('tell the money, when it comes and who pays the way back, where there is money and a way (C3)', () => {
    expect(offered({ remedy: 'return_and_refund', freight: 'customer' })).toMatch(
      /The cost of the way back is yours[^]*CN¥20\.00 reaches you within 5 working days after the goods have passed/,
    );
    expect(offered({})).toMatch(/CN¥20\.00 reaches you within 5 working days after you have agreed/);
    const coupon = offered({ remedy: 'coupon', refund: false, money: '0.00 CNY', grants: 'coupon 20.00 CNY' });
    expect(coupon).toContain('– a coupon worth CN¥20.00');
    expect(coupon).not.toMatch(/refund|reaches/);
  });

  it('tell what comes on top, what it costs and that a yes in writing is needed (C1, C4)', () => {
    const text = offered({ grants: 'coupon 5.00 CNY; apology', charge: '12.00 CNY', confirm: true });
    expect(text).toContain('– a coupon worth CN¥5.00\n– our apology');
    expect(text).toContain('CN¥12.00 has to be paid');
    expect(text).toContain('in writing');
    expect(offered({})).not.toContain('in writing');
  });

  it('know every grant by name, in both languages (C1)', () => {
    for (const locale of LOCALES)
      expect(Object.keys(CATALOGUES[locale].grants).toSorted()).toEqual([...GRANT_KINDS].toSorted());
  });
});
