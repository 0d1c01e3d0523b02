import type { Random } from './random.ts';

/** Surnames with how they are written in an e-mail address. */
const SURNAMES = [
  ['王', 'wang'],
  ['李', 'li'],
  ['张', 'zhang'],
  ['刘', 'liu'],
  ['陈', 'chen'],
  ['杨', 'yang'],
  ['赵', 'zhao'],
  ['黄', 'huang'],
  ['周', 'zhou'],
  ['吴', 'wu'],
  ['徐', 'xu'],
  ['孙', 'sun'],
  ['胡', 'hu'],
  ['朱', 'zhu'],
  ['高', 'gao'],
  ['林', 'lin'],
  ['何', 'he'],
  ['郭', 'guo'],
  ['马', 'ma'],
  ['罗', 'luo'],
  ['梁', 'liang'],
  ['宋', 'song'],
  ['郑', 'zheng'],
  ['谢', 'xie'],
  ['韩', 'han'],
  ['唐', 'tang'],
  ['冯', 'feng'],
  ['于', 'yu'],
  ['董', 'dong'],
  ['萧', 'xiao'],
  ['程', 'cheng'],
  ['曹', 'cao'],
  ['袁', 'yuan'],
  ['邓', 'deng'],
  ['许', 'xu'],
  ['傅', 'fu'],
  ['沈', 'shen'],
  ['曾', 'zeng'],
  ['彭', 'peng'],
  ['吕', 'lv'],
  ['欧阳', 'ouyang'],
  ['诸葛', 'zhuge'],
] as const;

const FIRST = Array.from('晓雨子思嘉文俊欣佳梦志海春明建丽秀玉国浩宇天一诗若书景承知安');
const SECOND = Array.from('彤轩涵怡琪杰豪宁博妍婷峰磊静敏燕华强琳萱航阳瑶然洋锋雯岚毅蕾');

/** Somebody's name, and the way it begins in their e-mail address. */
export interface PersonName {
  readonly name: string;
  readonly latin: string;
}

/** A name as people have it: two signs or three, now and then a surname of two. */
export function nameOf(random: Random): PersonName {
  const [surname, latin] = random.pick(SURNAMES);
  const given = random.chance(18) ? random.pick(SECOND) : `${random.pick(FIRST)}${random.pick(SECOND)}`;
  return { name: `${surname}${given}`, latin };
}
