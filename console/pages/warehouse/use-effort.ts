import { useState } from 'react';
import { ApiProblem } from '#console/api/api-problem.ts';

export type Doing = 'found' | 'sending' | 'uploading';
export type Failure = { readonly at: 'look' | 'photo' | 'send'; readonly problem: ApiProblem };

interface Effort {
  readonly doing: Doing | undefined;
  readonly failure: Failure | undefined;
  readonly fail: (failure: Failure | undefined) => void;
  /** Runs something that takes time; its refusal is kept, to be shown in words. */
  readonly during: <T>(what: Doing, at: Failure['at'], run: () => Promise<T>) => Promise<T | undefined>;
}

/** What the bench is busy with, and what went wrong with it. */
export function useEffort(): Effort {
  const [doing, setDoing] = useState<Doing>();
  const [failure, setFailure] = useState<Failure>();
  return {
    doing,
    failure,
    fail: setFailure,
    async during(what, at, run) {
      setDoing(what);
      setFailure(undefined);
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setFailure({ at, problem: error });
        return undefined;
      } finally {
        setDoing(undefined);
      }
    },
  };
}
