import { columnOf, problemOf, wishOf } from '#domain/inbound/columns.ts';
import { localeOfWords } from '#domain/inbound/language.ts';
import { caseNumberIn, orderNumberIn } from '#domain/inbound/order-number.ts';
import { withoutQuotes } from '#domain/inbound/quoted.ts';

describe('what somebody wrote this time (A1)', () => {
  it.each([
    ['It broke.\n\nOn Sun, 22 Nov 2026 at 09:00, Care <care@shop.example> wrote:\n> Hello\n> there', 'It broke.'],
    ['It broke.\n\nOn Sun, 22 Nov 2026 at 09:00 Care of the Shop\n<care@shop.example> wrote:\n> Hello', 'It broke.'],
    ['灯不亮了\n\n在 2026-11-22 09:00:00，"客服" <care@shop.example> 写道：\n> 您好', '灯不亮了'],
    ['灯不亮了\n\n------------------ 原始邮件 ------------------\n发件人: 客服', '灯不亮了'],
    ['Yes\n\nFrom: Care <care@shop.example>\nSent: Sunday', 'Yes'],
    ['> Which one?\nThe blue one.\n> When?\nToday.', 'The blue one.\nToday.'],
    ['好的\n\n发自我的iPhone', '好的'],
    ['On Monday I wrote: nothing', 'On Monday I wrote: nothing'],
    ['> only a quote', '> only a quote'],
  ])('%j is %j', (text, own) => {
    expect(withoutQuotes(text)).toBe(own);
  });
});

describe('the order that a letter is about (A2)', () => {
  it.each([
    ['Order W2611340 arrived broken', 'W2611340'],
    ['order no. #W2611340: broken', 'W2611340'],
    ['订单号：W2611340，灯坏了', 'W2611340'],
    ['我的订单 20261122001 还没到', '20261122001'],
    ['关于#W2611340', 'W2611340'],
    ['see https://shop.example/a#W2611340', undefined],
    ['My order is broken, call +1 555 0100', undefined],
    ['Orders W2611340 and order W2611341', undefined],
    ['order W2611340, again: order W2611340', 'W2611340'],
    ['order AS-2026-000123', undefined],
  ])('of %j it is %j', (text, number) => {
    expect(orderNumberIn('Re: broken', text)).toBe(number);
  });

  it('is told from the number of a case', () => {
    expect(caseNumberIn('Re: [AS-2026-000123] Your return')).toBe('AS-2026-000123');
    expect(caseNumberIn('Re: W2611340')).toBeUndefined();
  });
});

describe('the language of a letter', () => {
  it.each([
    ['The lamp does not switch on.', 'en'],
    ['灯不亮了，请退货', 'zh-CN'],
    ['燈不亮了，請退貨', 'zh-TW'],
    ['W2611340', 'zh-CN'],
    ['iPhone 充电器坏了', 'zh-CN'],
  ])('of %j it is %s', (text, locale) => {
    expect(localeOfWords(text, 'zh-CN')).toBe(locale);
  });
});

describe('the columns of a list (A1)', () => {
  it('are known by English and Chinese names, whatever their spelling', () => {
    expect(['Order No.', '订单编号', 'E-mail', '手机号', '问题描述', 'Colour'].map(columnOf)).toEqual([
      'order',
      'order',
      'email',
      'phone',
      'symptom',
      undefined,
    ]);
  });

  it('hold problems and wishes by code or Chinese name', () => {
    expect([problemOf('质量问题'), problemOf('Missing item'), problemOf('爆炸')]).toEqual([
      'defective',
      'missing_item',
      '爆炸',
    ]);
    expect([wishOf('换货'), wishOf('refund_only')]).toEqual(['exchange', 'refund_only']);
  });
});
