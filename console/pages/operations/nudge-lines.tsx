import type { ReactElement } from 'react';
import type { NudgeView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What was, or would be, done to each case. */
export function NudgeLines({ of }: { readonly of: NudgeView }): ReactElement {
  const t = useWords(words);
  const lines = of.cases.flatMap(({ caseNo, nudges }) => nudges.map((nudge) => ({ caseNo, ...nudge })));
  return (
    <ul className="plain-list">
      {lines.map(({ caseNo, what, about, result, detail }) => (
        <li key={`${caseNo} ${what} ${about}`}>
          <div>
            <CaseLink caseNo={caseNo} />
          </div>
          {t(`what.${what}`, { about })}: <strong>{t(`result.${result}`)}</strong>
          {detail === null ? null : <div className="quiet">{detail}</div>}
        </li>
      ))}
    </ul>
  );
}

/** How many cases have something that can be tried. */
export const nudgedOf = ({ cases }: NudgeView): number => cases.filter(({ nudges }) => nudges.length > 0).length;
