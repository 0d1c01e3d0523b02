import { WarningOutlined } from '@ant-design/icons';
import { Card, Flex, Progress, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { TrainingView } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What each agent is to learn, the weakest first, and from which cases it shows (H3, I4). */
export function TrainingList({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const found = useRead<{ data: TrainingView[] }>('/v1/quality/agents', { ...span }, { keep: true });
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const judged = found.data.data.filter((one) => one.judged > 0).toSorted((a, b) => a.average - b.average);
  if (judged.length === 0) return <Empty says={t('noTraining')} />;
  return (
    <Flex vertical gap="middle">
      {judged.map((one) => (
        <Agent key={one.agent} of={one} shop={span.shop} />
      ))}
    </Flex>
  );
}

function Agent({ of, shop }: { readonly of: TrainingView; readonly shop: string | undefined }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const nameOf = (id: string): string => {
    const found = of.criteria.find((one) => one.id === id);
    return found ? told(found.name, locale) : id;
  };
  return (
    <Card
      size="small"
      title={of.agent}
      extra={
        <span className="figures">{`${t('average')} ${of.average.toFixed(1)} · ${t('judged')} ${of.judged} / ${of.samples}`}</span>
      }
    >
      <Flex gap="large" wrap>
        <section style={{ flex: '1 1 280px' }} aria-label={t('criteria')}>
          <h3 className="section-title">{t('criteria')}</h3>
          {of.criteria.map(({ id, average }) => (
            <Criterion key={id} name={nameOf(id)} average={average} />
          ))}
        </section>
        <section style={{ flex: '2 1 360px' }} aria-label={t('lessons')}>
          <h3 className="section-title">{t('lessons')}</h3>
          <ul className="plain-list">
            {of.lessons.map(({ caseNo, at, weak, says }) => (
              <li key={`${caseNo} ${at}`} style={{ marginBottom: 8 }}>
                <Flex gap="small" wrap align="center">
                  <CaseLink caseNo={caseNo} />
                  <Moment at={at} shop={shop} show="absolute" />
                  {weak.map((id) => (
                    <Tag key={id} variant="outlined" icon={<WarningOutlined />}>
                      {`${t('weak')} ${nameOf(id)}`}
                    </Tag>
                  ))}
                </Flex>
                <div>{says ?? t('noLesson')}</div>
              </li>
            ))}
          </ul>
        </section>
      </Flex>
    </Card>
  );
}

const MOST = 5;

function Criterion({ name, average }: { readonly name: string; readonly average: number }): ReactElement {
  return (
    <Flex gap="small" align="center">
      <span style={{ flex: '0 0 150px' }}>{name}</span>
      <Progress percent={(average / MOST) * 100} showInfo={false} size="small" aria-label={name} />
      <span className="figures">{average.toFixed(1)}</span>
    </Flex>
  );
}
