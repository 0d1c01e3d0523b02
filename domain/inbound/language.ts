import type { Locale } from '#domain/intake/request.ts';

/** Characters that only one of the two ways to write Chinese has, of those that complaints are made of. */
const TRADITIONAL = /[訂單貨圖壞換這個們嗎麼說請謝還給買賣錯開關機燈電線裝與為實發現問題歡選後從時間會員]/g;
const SIMPLIFIED = /[订单货图坏换这个们吗么说请谢还给买卖错开关机灯电线装与为实发现问题欢选后从时间会员]/g;
const CHINESE = /\p{Script=Han}/gu;

/** In which of our languages somebody wrote; `otherwise` when the words do not tell. */
export function localeOfWords(text: string, otherwise: Locale): Locale {
  const letters = text.match(/\p{Letter}/gu)?.length ?? 0;
  const chinese = text.match(CHINESE)?.length ?? 0;
  if (letters < 4) return otherwise;
  if (chinese * 5 < letters) return 'en';
  const [traditional, simplified] = [TRADITIONAL, SIMPLIFIED].map((way) => text.match(way)?.length ?? 0);
  return (traditional ?? 0) > (simplified ?? 0) ? 'zh-TW' : 'zh-CN';
}
