import { SIMPLIFIED } from '#domain/words/characters.ts';

/**
 * Refuses to tie money to what a customer says in public (G2, R48): compensation is for the bad experience and is given
 * whatever the customer writes. Looks for a review, or its stars, together with asking for it, changing it, or making
 * it a condition; naming a review alone ("we read your review and are sorry") is no offence.
 */

const REVIEW_EN = String.raw`(?:reviews?|ratings?|stars?|feedback|testimonials?|comments?)`;
const SIGNED_EN = String.raw`(?:positive|good|great|nice|five|5|negative|bad|neutral|1|one|poor)`;
const UNDO_EN = String.raw`(?:remov|delet|chang|updat|edit|revis|withdraw|tak(?:e|ing) down|amend|improv|rais)\w*`;
const ASK_EN = String.raw`(?:leav|giv|writ|post|rat|submit)\w*`;
const GAP = String.raw`[^.!?\n]{0,40}?`;

const REVIEW_ZH = '(?:好评|差评|中评|评价|评论|五星|5星|星级|追评|晒单|晒图|评分)';
const UNDO_ZH = '(?:改|删|撤|修改|更改|更改为|删除|撤销|去掉|消除|取消|追加)';
// After normalising, full-width commas and marks are the plain ones.
const GAP_ZH = '[^。!?,;\\n]{0,8}?';
const MONEY_ZH = '(?:返现|返|送|领|奖励|红包|优惠券)';

const FORBIDDEN: readonly RegExp[] = [
  // English: undoing a review, asking for a good one, making one the condition, paying for stars.
  new RegExp(String.raw`\b${UNDO_EN}\b${GAP}\b${REVIEW_EN}\b`, 'iu'),
  new RegExp(String.raw`\b${ASK_EN}\b${GAP}\b${SIGNED_EN}\b[\s-]*${GAP}${REVIEW_EN}\b`, 'iu'),
  new RegExp(
    String.raw`\b(?:if|once|when|after|provided|in (?:exchange|return) for|for)\b${GAP}\b${SIGNED_EN}[\s-]*${REVIEW_EN}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:if|once|when|after|provided|in (?:exchange|return) for|as soon as)\b${GAP}\b(?:you|your|the|a)\b${GAP}\b${REVIEW_EN}\b`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:rate|rank)\b${GAP}\b(?:us|it|the (?:shop|product|item))\b`, 'iu'),
  new RegExp(
    String.raw`\b${SIGNED_EN}[\s-]*${REVIEW_EN}\b${GAP}\b(?:for|gets?|earns?|reward|refund|coupon|gift|cash)\b`,
    'iu',
  ),
  // Chinese: 改评价, 删差评, 好评返现, 给五星, 评价后返.
  new RegExp(`${UNDO_ZH}${GAP_ZH}${REVIEW_ZH}`, 'u'),
  new RegExp(`${REVIEW_ZH}${GAP_ZH}(?:${MONEY_ZH}|补偿|退款|删除|删掉|修改|改成|改为|撤销|撤回|撤掉)`, 'u'),
  new RegExp(`(?:好评|五星|5星)[^。!?\\n]{0,8}?${MONEY_ZH}`, 'u'),
  new RegExp(`(?:给|打|发|写|留|补|求)(?:个|一个|我们|我|本店|店铺|上)?${GAP_ZH}(?:好评|五星|5星|满分)`, 'u'),
  new RegExp(`(?:晒图|晒单|评价|评论)(?:后|之后|完|截图)`, 'u'),
];

/** The words that tie money to a review, or undefined when the text is clean. */
export function tiesToReview(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200D\uFEFF]/gu, '')
    .replaceAll(/([\p{Script=Han}])\s+(?=[\p{Script=Han}])/gu, '$1');
  // What is written for Taiwan is looked at in the characters of the patterns; each stands for one.
  const simplified = Array.from(plain, (character) => SIMPLIFIED.get(character) ?? character).join('');
  for (const pattern of FORBIDDEN) {
    const found = pattern.exec(simplified);
    if (found !== null) return plain.slice(found.index, found.index + found[0].length);
  }
  return undefined;
}
