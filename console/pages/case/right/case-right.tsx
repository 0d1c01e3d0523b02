import { useEffect, useState, type ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { ActDialog } from './act-dialog.tsx';
import './case-right.css';
import { DeadlinesCard } from './deadlines-card.tsx';
import { NextActionCard } from './next-action-card.tsx';
import { OfferCard } from './offer-card.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { PartsCard } from './parts-card.tsx';
import type { NextAction, NextActions } from './right-types.ts';
import { TasksCard } from './tasks-card.tsx';

/** Whether the list of actions is of the version that is shown: else what it offers may be over already. */
function useSettled({ data, refetch }: ReturnType<typeof useRead<NextActions>>, version: number): boolean {
  const listed = data?.version;
  useEffect(() => {
    if (listed !== undefined && listed !== version) void refetch();
  }, [listed, version, refetch]);
  return listed === undefined || listed === version;
}

/** The right column of a case: what to do next, the offer, what is in motion, who owes what by when. */
export function CaseRight({ view }: { readonly view: CaseView }): ReactElement {
  const read = useRead<NextActions>(`/v1/cases/${view.caseNo}/actions`, {}, { keep: true });
  const [chosen, setChosen] = useState<NextAction>();
  const actions = read.data;
  const isSettled = useSettled(read, view.version);
  const all = actions ? [actions.primary, ...actions.others].filter((one) => one !== null) : [];
  const offering = all.find(({ operation }) => operation === 'makeOffer');
  const close = (): void => setChosen(undefined);
  return (
    <fieldset className="case-right" disabled={!isSettled}>
      <NextActionCard view={view} actions={actions} onChoose={setChosen} />
      <OfferCard view={view} onCompose={offering ? () => setChosen(offering) : undefined} />
      <PartsCard view={view} />
      <TasksCard view={view} actions={all} onChoose={setChosen} />
      <DeadlinesCard view={view} />
      {chosen === undefined ? null : chosen.operation === 'makeOffer' ? (
        <OfferDialog view={view} onClose={close} />
      ) : (
        <ActDialog key={chosen.id} action={chosen} view={view} onClose={close} />
      )}
    </fieldset>
  );
}
