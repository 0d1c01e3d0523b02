import { Alert, Button, Card } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { ParcelView } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { useWords } from '#console/words/use-words.ts';
import { BenchUnits } from './bench-units.tsx';
import { FoundUnits } from './found-units.tsx';
import { ParcelHead } from './parcel-head.tsx';
import type { Desk } from './desk.ts';
import { words } from './words.ts';

interface DeskBodyProps {
  readonly desk: Desk;
  readonly onLeave: () => void;
}

/** What lies on the bench. */
export function DeskBody({ desk, onLeave }: DeskBodyProps): ReactElement {
  const t = useWords(words);
  switch (desk.is) {
    case 'free':
      return <Empty says={t('idle')}>{t('idleHelp')}</Empty>;
    case 'unknown':
      return (
        <Alert
          type="warning"
          showIcon
          title={t('unknownTitle', { code: desk.code })}
          description={t('unknownHelp')}
          action={<Link href={`/search?q=${encodeURIComponent(desk.code)}`}>{t('unknownSearch')}</Link>}
        />
      );
    case 'choice':
      return (
        <ol className="bench-choice">
          {desk.parcels.map((parcel) => (
            <li key={parcel.code + parcel.caseNo}>
              <ParcelHead parcel={parcel} />
            </li>
          ))}
        </ol>
      );
    case 'bench':
      return (
        <Card
          size="small"
          title={<ParcelHead parcel={desk.bench.parcel} />}
          extra={<Button onClick={onLeave}>{t('leave')}</Button>}
        >
          <BenchUnits bench={desk.bench} />
        </Card>
      );
    case 'reading':
      return <Reading parcel={desk.parcel} raced={desk.raced} />;
  }
}

/** A parcel that cannot be inspected: what was found in it, by whom and when. */
function Reading({ parcel, raced }: { readonly parcel: ParcelView; readonly raced: boolean }): ReactElement {
  const t = useWords(words);
  const { inspection } = parcel;
  return (
    <Card size="small" title={<ParcelHead parcel={parcel} />}>
      <Alert
        type="info"
        showIcon
        role={raced ? 'alert' : 'status'}
        title={
          inspection ? (
            <>
              {t('inspectedTitle')} · <Moment at={inspection.at} shop={parcel.shop} /> ·{' '}
              {t('inspectedBy', { who: inspection.by.id ?? inspection.by.type })}
            </>
          ) : (
            t('notNowTitle')
          )
        }
        description={raced ? t('raced') : t(inspection ? 'inspectedHelp' : 'notNowHelp')}
      />
      {inspection ? <FoundUnits parcel={parcel} units={inspection.units} /> : null}
    </Card>
  );
}
