import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useMessageOf } from '#console/words/problem-words.ts';
import { ApiProblem } from './api-problem.ts';
import { act as send, type ActOptions } from './client.ts';

interface Done<T> {
  readonly ok: true;
  readonly value: T;
}
interface Refused {
  readonly ok: false;
  readonly problem: ApiProblem;
}
export type Acted<T> = Done<T> | Refused;

interface Said extends ActOptions {
  /** What is said when it is done; nothing where the page shows it by itself. */
  readonly done?: string | undefined;
  /** The page shows the refusal by itself, e.g. at a field. */
  readonly quiet?: boolean | undefined;
}

export interface Acting {
  readonly act: <T>(method: 'post', path: string, ...rest: [body?: unknown, options?: Said]) => Promise<Acted<T>>;
  readonly isActing: boolean;
}

/** Acts, says what came of it, and has everything on the page read again; a stale act is told what changed and by whom. */
export function useAct(): Acting {
  const queries = useQueryClient();
  const { message, notification } = App.useApp();
  const messageOf = useMessageOf();
  const [running, setRunning] = useState(0);
  return {
    isActing: running > 0,
    async act<T>(method: 'post', path: string, ...[body, options = {}]: [body?: unknown, options?: Said]) {
      const { done, quiet = false, ...wish } = options;
      setRunning((n) => n + 1);
      try {
        const value = await send<T>(method, path, body, wish);
        if (done !== undefined) void message.success(done);
        return { ok: true, value };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (!quiet) notification.warning({ ...messageOf(error), placement: 'topRight', duration: 12 });
        return { ok: false, problem: error };
      } finally {
        setRunning((n) => n - 1);
        void queries.invalidateQueries();
      }
    },
  };
}
