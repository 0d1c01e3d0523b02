import { Grid, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { NowContext, useNow } from '#console/kit/use-now.ts';
import { useWords } from '#console/words/use-words.ts';
import './case.css';
import { useCase, type CaseData } from './case-data.ts';
import { useCaseNames } from './case-names.ts';
import type { CaseView } from './case-types.ts';
import { CaseCentre } from './centre/case-centre.tsx';
import { CaseLeft } from './left/case-left.tsx';
import { RehearsalBar } from './rehearsal/rehearsal-bar.tsx';
import { CaseRight } from './right/case-right.tsx';
import { TurnLine } from './turn-line.tsx';
import { words } from './words.ts';

/** One case: where it stands, what happened, what to do; in three columns where there is room, else in tabs. */
export function CasePage(): ReactElement {
  const { caseNo } = useParams<{ caseNo: string }>();
  return <OneCase key={caseNo} caseNo={caseNo} />;
}

function OneCase({ caseNo }: { readonly caseNo: string }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const data = useCase(caseNo);
  const view = data.view.data;
  const present = usePresent(data);
  return (
    <NowContext value={present}>
      <PageFrame
        title={view ? t('title', { caseNo, kind: name('kind', view.kind) }) : t('loading', { caseNo })}
        subtitle={view ? <TurnLine view={view} /> : undefined}
        reading={data.view}
      >
        {view ? <Columns view={view} data={data} /> : null}
      </PageFrame>
    </NowContext>
  );
}

/** The case's own time where it runs ahead of everybody's, in a rehearsal; undefined elsewhere. */
function usePresent({ background }: CaseData): number | undefined {
  const wall = useNow();
  const own = background.data ? Date.parse(background.data.now) : 0;
  return own > wall ? own : undefined;
}

function Columns({ view, data }: { readonly view: CaseView; readonly data: CaseData }): ReactElement {
  const t = useWords(words);
  const isWide = Grid.useBreakpoint().xl !== false && window.innerWidth >= WIDE;
  const left = <CaseLeft view={view} data={data} />;
  const centre = <CaseCentre view={view} data={data} />;
  const right = <CaseRight view={view} />;
  return (
    <>
      {data.background.data?.rehearsal ? <RehearsalBar view={view} background={data.background.data} /> : null}
      {isWide ? (
        <div className="case-columns">
          <section aria-label={t('left')}>{left}</section>
          <section aria-label={t('centre')}>{centre}</section>
          <section aria-label={t('right')}>{right}</section>
        </div>
      ) : (
        <Tabs
          items={[
            { key: 'right', label: t('right'), children: right },
            { key: 'centre', label: t('centre'), children: centre },
            { key: 'left', label: t('left'), children: left },
          ]}
        />
      )}
    </>
  );
}

/** From here on there is room for three columns. */
const WIDE = 1280;
