import type { ReactElement } from 'react';
import { HeldLine } from '#console/kit/held-line.tsx';
import { WaitingLine } from '#console/kit/waiting-line.tsx';
import { useCaseNames } from './case-names.ts';
import type { CaseView } from './case-types.ts';
import { turnOf } from './turn-clock.ts';

/** Whose turn it is in a case, for what, until when, and what then. */
export function TurnLine({ view }: { readonly view: CaseView }): ReactElement {
  const name = useCaseNames();
  const turn = turnOf(view);
  return (
    <>
      <WaitingLine
        waitingOn={view.waitingOn}
        waitsFor={turn ? name('clock', turn.clock) : undefined}
        until={turn?.at}
        then={turn ? name('end', turn.then) : undefined}
        shop={view.shop}
      />{' '}
      <HeldLine held={view.held} shop={view.shop} />
    </>
  );
}
