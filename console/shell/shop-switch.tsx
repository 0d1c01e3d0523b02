import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { useMe } from './me.ts';
import { chooseShop, useShop } from './shop.ts';

const words = { en: { all: 'All shops', shop: 'Shop' }, 'zh-CN': { all: '全部店铺', shop: '店铺' } } as const;

/** Which shop is looked at; nothing to choose where there is one. */
export function ShopSwitch(): ReactElement | null {
  const t = useWords(words);
  const { works } = useMe();
  const shop = useShop();
  if (works.length < 2) return null;
  return (
    <Select
      aria-label={t('shop')}
      className="shop-switch"
      value={shop ?? ''}
      onChange={(value: string) => chooseShop(value === '' ? undefined : value)}
      options={[{ value: '', label: t('all') }, ...works.map((one) => ({ value: one.shop, label: one.shop }))]}
    />
  );
}
