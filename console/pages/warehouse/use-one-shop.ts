import { useState } from 'react';
import { useMe } from '#console/shell/me.ts';
import { chooseShop, useShop } from '#console/shell/shop.ts';

/** The one shop that a day's list is about: the one chosen for all pages, else one chosen here. */
export function useOneShop(): readonly [shop: string, choose: (shop: string) => void] {
  const { works } = useMe();
  const chosen = useShop();
  const [picked, pick] = useState(works[0]?.shop ?? '');
  return [chosen ?? picked, chosen === undefined ? pick : chooseShop];
}
