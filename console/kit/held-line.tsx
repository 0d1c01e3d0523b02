import type { ReactElement } from 'react';
import type { CaseView } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { Moment } from './moment.tsx';
import { useNames } from './use-names.ts';

const words = {
  en: { held: 'Waiting for {port}: paused by {by} because {why}', until: 'goes on by itself' },
  'zh-CN': { held: '等待{port}：由 {by} 暂停，原因：{why}', until: '到时自动恢复' },
} as const;

interface HeldLineProps {
  readonly held: CaseView['held'];
  readonly shop?: string | undefined;
}

/** Why a case waits though nothing is wrong with it: the outside system it needs next is not called for a while. */
export function HeldLine({ held, shop }: HeldLineProps): ReactElement | null {
  const t = useWords(words);
  const name = useNames();
  if (!held) return null;
  return (
    <span role="status" className="quiet held-line">
      {t('held', { port: name('turn', held.port), by: held.by, why: held.why })}
      {held.until === null ? null : (
        <>
          {' · '}
          {t('until')} <Moment at={held.until} shop={shop} />
        </>
      )}
    </span>
  );
}
