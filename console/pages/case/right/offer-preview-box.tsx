import { Alert, Descriptions, Spin, Typography } from 'antd';
import type { ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { Money, moneyText } from '#console/kit/money.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { Why } from '#console/kit/why.tsx';
import { useMessageOf } from '#console/words/problem-words.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { EffectView } from './effect-view.tsx';
import type { OfferPreview } from './right-types.ts';
import { words } from './words.ts';

interface OfferPreviewBoxProps {
  readonly preview: OfferPreview | undefined;
  readonly problem: ApiProblem | null;
  readonly isAsking: boolean;
  readonly shop: string;
}

/** The policy's answer to the offer as it stands. */
export function OfferPreviewBox({ preview, problem, isAsking, shop }: OfferPreviewBoxProps): ReactElement {
  const t = useWords(words);
  const messageOf = useMessageOf();
  return (
    <section aria-label={t('effect')} aria-live="polite">
      <h3>{t('effect')}</h3>
      <Spin spinning={isAsking}>
        {problem ? <Alert type="warning" showIcon {...messageOf(problem)} /> : null}
        {preview ? <Answer preview={preview} shop={shop} /> : null}
        {!preview && !problem ? <Typography.Text type="secondary">{t('effectOpen')}</Typography.Text> : null}
      </Spin>
    </section>
  );
}

function Answer({ preview, shop }: { readonly preview: OfferPreview; readonly shop: string }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { refusal, offer, effect, against, most } = preview;
  if (refusal || !offer)
    return (
      <Alert
        type="error"
        showIcon
        title={t('notEligible')}
        description={refusal ? `${refusal.says} ${refusal.todo}` : ''}
      />
    );
  const items = [
    { key: 'gets', label: t('gets'), children: <Money value={offer.money} /> },
    ...(offer.charge ? [{ key: 'pays', label: t('pays'), children: <Money value={offer.charge} /> }] : []),
    ...(most ? [{ key: 'most', label: t('most'), children: <Money value={most} /> }] : []),
    { key: 'cost', label: t('cost'), children: <Money value={preview.cost} /> },
  ];
  return (
    <div className="act-effect">
      <Limit preview={preview} />
      <div>
        <Descriptions size="small" column={1} bordered items={items} />
        <Why of={preview.explanation} currency={offer.money.currency} />
      </div>
      {against ? <Alert type="warning" showIcon title={t('against', against)} /> : null}
      {offer.confirm ? <Typography.Text>{t('writing')}</Typography.Text> : null}
      {offer.duties.length === 0 ? null : (
        <Typography.Text>
          {t('duties')}: {offer.duties.map((duty) => (locale === 'en' ? duty.en : duty.zh)).join('; ')}
        </Typography.Text>
      )}
      {effect ? <EffectView effect={effect} shop={shop} /> : null}
    </div>
  );
}

function Limit({ preview: { approval, limit } }: { readonly preview: OfferPreview }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const locale = useLocale();
  if (approval)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('needs', {
          role: name('role', approval.role),
          total: moneyText(approval.total, locale),
          limit: moneyText(approval.limit, locale),
        })}
      />
    );
  const within = limit ? t('inLimit', { limit: moneyText(limit, locale) }) : t('noLimit');
  return <Alert type="success" showIcon title={`${t('eligible')}. ${within}`} />;
}
