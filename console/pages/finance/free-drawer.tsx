import { Alert, Button, Drawer, Flex } from 'antd';
import type { ReactElement } from 'react';
import { versionTag } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { moneyText, type Amount } from '#console/kit/money.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { drawerWords } from './drawer-words.ts';
import { useTermOf } from './means.ts';
import { RECORDABLE } from './outcomes.ts';
import { RecordForm } from './record-form.tsx';

interface FreeDrawerProps {
  readonly row: { readonly caseNo: string | null; readonly version: number | null; readonly money: Amount };
  readonly task: { readonly id: string; readonly kind: string; readonly why: string };
  /** By what the money goes, in words. */
  readonly means: string;
  readonly onClose: () => void;
}

/** A step of money that cannot go on: tried again, or its outcome recorded with evidence; the effect is said before. */
export function FreeDrawer({ row, task, means, onClose }: FreeDrawerProps): ReactElement {
  const t = useWords(drawerWords);
  const locale = useLocale();
  const term = useTermOf();
  const { act, isActing } = useAct();
  const recordable = RECORDABLE[task.kind];
  const amount = moneyText(row.money, locale);

  const resolve = async (body: unknown, done: string): Promise<void> => {
    const ifMatch = row.version === null ? undefined : versionTag(row.version);
    const acted = await act('post', `/v1/cases/${row.caseNo}/tasks/${task.id}/resolve`, body, { ifMatch, done });
    if (acted.ok) onClose();
  };

  return (
    <Drawer open title={t('freeTitle', { what: term('k', task.kind), amount })} onClose={onClose} size={520}>
      <Flex vertical gap="large">
        <div>
          <CaseLink caseNo={row.caseNo ?? ''} />
          <div>{task.why}</div>
        </div>
        {recordable?.mayRetry ? (
          <section aria-label={t('retry')}>
            <h3 className="finance-part">{t('retry')}</h3>
            <Alert type="info" showIcon title={t('effectRetry', { amount, means })} />
            <Button
              className="finance-act"
              type="primary"
              loading={isActing}
              onClick={() => void resolve({ how: 'retry' }, t('freed'))}
            >
              {t('retry')}
            </Button>
          </section>
        ) : null}
        {recordable ? (
          <RecordForm
            recordable={recordable}
            isActing={isActing}
            onRecord={(said) => void resolve({ how: 'record', ...said }, t('recorded'))}
          />
        ) : null}
      </Flex>
    </Drawer>
  );
}
