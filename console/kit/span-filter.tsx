import { Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { useMe } from '#console/shell/me.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords, type Words } from '#console/words/use-words.ts';

const words = {
  en: { shop: 'Shop {shop}', all: 'All shops', from: 'From', to: 'To', order: 'The first day is after the last' },
  'zh-CN': { shop: '店铺 {shop}', all: '全部店铺', from: '开始日期', to: '结束日期', order: '开始日期晚于结束日期' },
} satisfies Words;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Days from one to another, of one shop or of all that somebody sees. */
export interface Span extends Days {
  readonly shop: string | undefined;
}

const DAY = 86_400_000;
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last days up to today, and the shop that is looked at; where one has to be named, the first there is. */
export function useSpan(days: number, namesShop = false): readonly [Span, (days: Days) => void] {
  const { works } = useMe();
  const chosen = useShop();
  const [span, setSpan] = useState<Days>(() => ({ from: dayOf(Date.now() - (days - 1) * DAY), to: dayOf(Date.now()) }));
  const shop = chosen ?? (namesShop ? works[0]?.shop : undefined);
  return [{ shop, ...span }, ({ from, to }) => setSpan({ from, to })];
}

interface SpanFilterProps {
  readonly value: Span;
  readonly onChange: (days: Days) => void;
}

/** The days that lists and figures are about, and of which shop they are. */
export function SpanFilter({ value, onChange }: SpanFilterProps): ReactElement {
  const t = useWords(words);
  const { from, to, shop } = value;
  const isWrong = from > to;
  const day = (name: keyof Days): ReactElement => (
    <Input
      type="date"
      aria-label={t(name)}
      prefix={<span className="quiet">{t(name)}</span>}
      value={value[name]}
      status={isWrong ? 'error' : ''}
      style={{ width: 200 }}
      onChange={(event) => event.target.value !== '' && onChange({ from, to, [name]: event.target.value })}
    />
  );
  return (
    <Flex gap="small" wrap align="center">
      <span className="quiet">{shop === undefined ? t('all') : t('shop', { shop })}</span>
      {day('from')}
      {day('to')}
      {isWrong ? <span role="alert">{t('order')}</span> : null}
    </Flex>
  );
}
