import { Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { ParcelView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** Whose parcel it is, and what it is called. */
export function ParcelHead({ parcel }: { readonly parcel: ParcelView }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  return (
    <Flex gap="small" wrap align="center" className="parcel-head">
      <strong className="figures">{parcel.code}</strong>
      {parcel.kind === 'unannounced' ? <Tag>{t('unannounced')}</Tag> : null}
      <CaseLink caseNo={parcel.caseNo} />
      <span className="figures">{t('ofOrder', { order: parcel.order })}</span>
      <span className="quiet figures">{parcel.trackingNos.join(', ')}</span>
      {parcel.problem === null ? null : (
        <span className="quiet">
          {t('problem')}: {name('problem', parcel.problem)}
        </span>
      )}
      {parcel.dueAt === null ? null : (
        <span className="quiet">
          {t('due')} <Moment at={parcel.dueAt} shop={parcel.shop} show="relative" />
        </span>
      )}
    </Flex>
  );
}
