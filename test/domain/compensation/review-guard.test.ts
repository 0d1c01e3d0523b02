import { tiesToReview } from '#domain/compensation/review-guard.ts';

const TIED: readonly string[] = [
  '好评返现',
  '好评，返现5元',
  '改评价就退您20元',
  '删差评',
  '请您删除 差评后给您补偿',
  '给个五星好评送优惠券',
  '5星好评有红包',
  '评价后联系客服领红包',
  '把差评改成好评',
  '修改一下评价',
  '追评好评返5元',
  '晒图返现',
  '求好评',
  '麻烦您把 中评 撤回',
  '请　好 评 返 现',
  'remove your review',
  'Please remove your negative review and we refund you 20.00',
  '5 stars for a coupon',
  'coupon for a 5-star review',
  'if you change your rating we pay',
  'once you update the review',
  'leave us a good review',
  'give us five stars',
  'Rate us five stars',
  'in exchange for positive feedback',
  'We will refund after you take down your comment',
];

const CLEAN: readonly string[] = [
  'opened box',
  'what we can do',
  'we read your review and are sorry',
  'You wrote in your review that the cable broke; here is 20.00',
  'Thank you for your feedback; we are sorry',
  'return it within 5 days',
  'sorry for the delay: coupon of 20.00',
  'Three stars are printed on the box; one was scratched',
  'We changed the part',
  '看到您的评价，非常抱歉给您带来不好的体验，为此补偿 20 元',
  '收到您的差评，我们很重视，商品问题由我们承担',
  '评价中提到的划痕，补偿 15 元',
  '商品有质量问题，退20元作为补偿',
  '改为换货，并送优惠券',
  '取消订单',
  '您的反馈我们收到了，送您一张优惠券',
];

describe('the guard that keeps money away from public opinions', () => {
  it.each(TIED)('refuses "%s" (G2, R48)', (text) => expect(tiesToReview(text)).toBeDefined());

  it.each(CLEAN)('lets "%s" pass: naming what was said is no condition (G1, R48)', (text) =>
    expect(tiesToReview(text)).toBeUndefined(),
  );

  it('sees through wide characters, blanks and invisible ones (R48)', () => {
    expect(tiesToReview('ｒｅｍｏｖｅ　ｙｏｕｒ　ｒｅｖｉｅｗ')).toBeDefined();
    expect(tiesToReview('好\u200B评返\u200B现')).toBeDefined();
  });
});
