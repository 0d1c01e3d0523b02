import type { ReactElement } from 'react';
import type { ParcelView } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { serialsOf, type Bench, type BenchUnit, type Finding } from './bench.ts';
import { Photos } from './photos.tsx';
import { words } from './words.ts';

type Item = ParcelView['items'][number];

/** What should be in the parcel, a row for each unit, and what was found; the one that is looked at is marked. */
export function BenchUnits({ bench }: { readonly bench: Bench }): ReactElement {
  const t = useWords(words);
  const { parcel, units, at } = bench;
  const gifts = parcel.gifts.filter(({ line }) => !units.some((unit) => unit.line === line));
  return (
    <>
      {gifts.length === 0 ? null : (
        <p>{t('gifts', { list: gifts.map(({ name, quantity }) => `${name} × ${quantity}`).join(', ') })}</p>
      )}
      <div className="bench-table">
        <table aria-label={t('should')}>
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('article')}</th>
              <th scope="col">{t('serial')}</th>
              <th scope="col">{t('finding')}</th>
              <th scope="col">{t('goes')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit, index) => (
              <Row
                key={`${unit.line}/${unit.n}/${index}`}
                bench={bench}
                unit={unit}
                index={index}
                isNow={index === at}
              />
            ))}
          </tbody>
        </table>
      </div>
      <h3 className="bench-photos-title">{t('photos')}</h3>
      {parcel.photos.length === 0 ? (
        <p className="quiet">{t('noPhotos')}</p>
      ) : (
        <Photos caseNo={parcel.caseNo} urls={parcel.photos.map(({ url }) => url)} />
      )}
    </>
  );
}

interface RowProps {
  readonly bench: Bench;
  readonly unit: BenchUnit;
  readonly index: number;
  readonly isNow: boolean;
}

function Row({ bench, unit, index, isNow }: RowProps): ReactElement {
  const t = useWords(words);
  const { parcel } = bench;
  const item = [...parcel.items, ...parcel.gifts].find(({ line }) => line === unit.line);
  const { finding, serial } = saidOf(bench, unit, isNow);
  return (
    <tr aria-current={isNow ? 'step' : undefined} className={isNow ? 'bench-now' : undefined}>
      <td className="figures">
        {index + 1}
        {isNow ? <span className="bench-mark"> ◀ {t('now')}</span> : null}
      </td>
      <td>{item ? <Article item={item} unit={unit} /> : t('foreign')}</td>
      <td className="figures">
        <Serial known={serialsOf(parcel, unit.line)} read={serial} />
      </td>
      {finding ? <Found finding={finding} /> : <NotYet />}
    </tr>
  );
}

/** What is known of a unit: of the one that is looked at, what was said so far. */
function saidOf(bench: Bench, { finding }: BenchUnit, isNow: boolean) {
  const said = isNow ? (finding ?? bench.draft) : finding;
  return { finding: said, serial: said?.serial ?? (isNow ? bench.serial : undefined) };
}

function NotYet(): ReactElement {
  const t = useWords(words);
  return (
    <td colSpan={2} className="quiet">
      {t('open')}
    </td>
  );
}

function Found({ finding }: { readonly finding: Finding }): ReactElement {
  const t = useWords(words);
  return (
    <>
      <td>
        <Verdict finding={finding} />
      </td>
      <td>{t(finding.disposition === null ? 'd_none' : `d_${finding.disposition}`)}</td>
    </>
  );
}

const Article = ({ item, unit }: { readonly item: Item; readonly unit: BenchUnit }): ReactElement => (
  <>
    <strong>{item.name}</strong> <span className="figures">{unit.of > 1 ? `${unit.n}/${unit.of}` : ''}</span>
    <div className="quiet figures">
      {[item.sku, ...item.options.map(({ option, is }) => `${option}: ${is}`)].join(' · ')}
    </div>
  </>
);

function Serial({
  known,
  read,
}: {
  readonly known: readonly string[];
  readonly read: string | undefined;
}): ReactElement {
  const t = useWords(words);
  const isStrange = read !== undefined && known.length > 0 && !known.includes(read);
  return (
    <>
      {known.length === 0 ? null : <div className="quiet">{t('serials', { list: known.join(', ') })}</div>}
      {read === undefined ? null : <div>{t('serialRead', { serial: read })}</div>}
      {isStrange ? <div role="alert">{t('serialStrange', { serial: read })}</div> : null}
    </>
  );
}

function Verdict({ finding }: { readonly finding: Finding }): ReactElement {
  const t = useWords(words);
  const photos = finding.evidence?.length ?? 0;
  return (
    <>
      {t(`o_${finding.outcome}`)}
      {finding.percent === undefined ? '' : ` ${finding.percent} %`}
      <div className="quiet">
        {[finding.reason, photos > 0 ? t('photosTaken', { n: photos }) : undefined].filter(Boolean).join(' · ')}
      </div>
    </>
  );
}
