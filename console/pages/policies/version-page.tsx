import { Button, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyPageView } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { ClockTable } from './clock-table.tsx';
import { VersionChanges } from './version-changes.tsx';
import { VersionTests } from './version-tests.tsx';
import { RuleTables } from './rule-tables.tsx';
import { ValueTables } from './value-tables.tsx';
import { words } from './words.ts';

/** A version in plain words: its tables, clocks and limits, what it changed, whether its examples hold (C2, R35). */
export function PolicyVersionPage(): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { may } = useMe();
  const [, go] = useLocation();
  const { id = '', version = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const found = useRead<PolicyPageView>(`/v1/policies/${id}/${version}`);
  const policy = found.data;
  return (
    <PageFrame
      title={policy ? `${told(policy.title, locale)} ${version}` : `${id} ${version}`}
      subtitle={policy ? <Head of={policy} /> : undefined}
      reading={found}
      actions={
        <>
          <Button onClick={() => go('/policies')}>{t('back')}</Button>
          {may('checkDraft') ? (
            <Button type="primary" onClick={() => go(`/policy-draft?from=${id}@${version}`)}>
              {t('draft')}
            </Button>
          ) : null}
        </>
      }
    >
      {policy ? (
        <Tabs
          aria-label={t('parts')}
          activeKey={address.get('tab') ?? 'rules'}
          onChange={(tab) => setAddress({ tab })}
          destroyOnHidden
          items={[
            { key: 'rules', label: t('rules'), children: <RuleTables sections={policy.sections} /> },
            { key: 'clocks', label: t('clocks'), children: <ClockTable sections={policy.sections} /> },
            { key: 'limits', label: t('limits'), children: <ValueTables sections={policy.sections} of="money" /> },
            { key: 'others', label: t('others'), children: <ValueTables sections={policy.sections} of="others" /> },
            { key: 'changes', label: t('changes'), children: <VersionChanges id={id} version={version} /> },
            { key: 'tests', label: t('tests'), children: <VersionTests id={id} version={version} /> },
          ]}
        />
      ) : null}
    </PageFrame>
  );
}

function Head({ of }: { readonly of: PolicyPageView }): ReactElement {
  const t = useWords(words);
  const parts = [
    of.id,
    `${t('from')} ${of.effectiveFrom}`,
    `${t('zone')} ${of.zone}`,
    of.currency,
    of.shops.join(', '),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
