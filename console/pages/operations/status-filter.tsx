import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

type Status = 'failed' | 'dead' | 'stale' | 'queued' | 'sending' | 'sent' | 'cancelled' | 'new' | 'done' | 'ignored';

interface StatusFilterProps {
  readonly of: readonly Status[];
  /** Empty for all. */
  readonly value: string;
  readonly onChange: (status: string) => void;
}

/** Which of them to show, by their state. */
export function StatusFilter({ of, value, onChange }: StatusFilterProps): ReactElement {
  const t = useWords(words);
  return (
    <div className="operations-filter">
      <Segmented
        aria-label={t('status')}
        value={value}
        onChange={onChange}
        options={[...of.map((one) => ({ value: one, label: t(`status.${one}`) })), { value: '', label: t('any') }]}
      />
    </div>
  );
}
