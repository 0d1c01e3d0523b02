import { awaitedPort, type Hold } from '#domain/outside-ports.ts';
import { setHandler } from '@temporalio/workflow';
import { heldSignal } from './messages.ts';
import { rest } from './rest.ts';
import type { CaseRun } from './run.ts';

/**
 * Listens to being told that the outside system is paused for which the case waits. The step stays where it is; until
 * it is done the case tells its deadlines and hears its news beside it, and says for whom it waits. A case that was
 * not told of a pause spends nothing on this. What is called when a turn of the loop ends is given back.
 */
export function setHoldHandler(run: CaseRun, show: (hold?: Hold) => void): () => void {
  let turn = 0;
  const watched = new Set<number>();
  setHandler(
    heldSignal,
    async (hold: Hold): Promise<void> => {
      if (awaitedPort(run.state) !== hold.port) return;
      show(hold);
      const mine = turn;
      if (watched.has(mine)) return;
      watched.add(mine);
      const isOver = (): boolean => turn !== mine;
      while (!isOver()) {
        await rest(run, isOver);
        if (!isOver()) show(hold);
      }
      watched.delete(mine);
    },
    { description: 'operators: an outside system is paused' },
  );
  return () => void (turn += 1);
}
