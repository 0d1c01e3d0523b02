import { SafetyOutlined, UndoOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { absoluteDay } from './absolute-day.ts';
import type { Background } from '#console/pages/case/case-types.ts';
import { useZoneOf } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

type Line = NonNullable<Background['order']>['lines'][number];

interface RightsProps {
  readonly line: Line;
  readonly now: string;
  readonly shop: string;
}

/** What the customer may still ask for of a line, and until which day (R36). */
export function Rights({ line, now, shop }: RightsProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const zone = useZoneOf()(shop);
  const { returnable, returnableUntil, warrantyUntil, category } = line;
  const day = (end: string): string => absoluteDay(Date.parse(end) - 1, { locale, zone });
  const isOver = (end: string): boolean => end <= now;
  return (
    <ul className="plain-list quiet rights">
      <li>
        <UndoOutlined aria-hidden />{' '}
        {returnable === 'excepted'
          ? t('excepted', { category })
          : returnableUntil === null
            ? t('notBegun')
            : t(isOver(returnableUntil) ? 'returnOver' : 'returnableUntil', { at: day(returnableUntil) })}
      </li>
      {warrantyUntil === null ? null : (
        <li>
          <SafetyOutlined aria-hidden />{' '}
          {t(isOver(warrantyUntil) ? 'warrantyOver' : 'warrantyUntil', { at: day(warrantyUntil) })}
        </li>
      )}
    </ul>
  );
}
