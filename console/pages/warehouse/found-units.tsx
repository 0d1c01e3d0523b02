import type { ReactElement } from 'react';
import type { ParcelView } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { Photos } from './photos.tsx';
import { words } from './words.ts';

interface FoundUnitsProps {
  readonly parcel: ParcelView;
  readonly units: NonNullable<ParcelView['inspection']>['units'];
}

/** What was found in a parcel, unit by unit. */
export function FoundUnits({ parcel, units }: FoundUnitsProps): ReactElement {
  const t = useWords(words);
  return (
    <div className="bench-table">
      <table aria-label={t('finding')}>
        <thead>
          <tr>
            <th scope="col">{t('article')}</th>
            <th scope="col">{t('serial')}</th>
            <th scope="col">{t('finding')}</th>
            <th scope="col">{t('goes')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ line, name, serial, outcome, reason, disposition, evidence }, index) => (
            <tr key={`${line}/${index}`}>
              <td>{name ?? t('foreign')}</td>
              <td className="figures">{serial ?? ''}</td>
              <td>
                {t(`o_${outcome}`)}
                {reason === null ? null : <div className="quiet">{reason}</div>}
                {evidence.length === 0 ? null : <Photos caseNo={parcel.caseNo} urls={evidence} />}
              </td>
              <td>{t(disposition === null ? 'd_none' : `d_${disposition}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
