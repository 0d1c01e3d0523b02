import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { Unavailable } from '#adapters/failure.ts';
import type { OutsidePort } from '#domain/outside-ports.ts';
import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';
import type { SeenOfPort } from '#store/port-health.ts';

type Call = (...args: never[]) => Promise<unknown>;

/** Which ports are not to be called now. */
export type IsPaused = (port: OutsidePort) => boolean;

export interface PortWatch {
  /** The call, with what came of it noted. */
  watched<C extends Call>(port: OutsidePort, name: string, call: C): C;
  /** What was seen since it was asked last, of ports that were called. */
  news(): readonly SeenOfPort[];
}

const NOTHING = { successAt: null, failureAt: null, failure: null, failures: 0 } as const;

/** Sees how the outside systems answer. A no for good is an answer: the system is there. */
export function watchPorts(now: () => number): PortWatch {
  const seen = new Map<OutsidePort, SeenOfPort>();
  const note = (port: OutsidePort, change: (before: SeenOfPort) => Partial<SeenOfPort>): void => {
    const before = seen.get(port) ?? { port, ...NOTHING };
    seen.set(port, { ...before, ...change(before) });
  };
  return {
    watched: (port, name, call) =>
      (async (...args) => {
        try {
          const answer = await call(...args);
          note(port, () => ({ successAt: now(), failures: 0 }));
          return answer;
        } catch (error) {
          if (isAnswer(error)) note(port, () => ({ successAt: now(), failures: 0 }));
          else if (!(error instanceof CancelledFailure))
            note(port, ({ failures }) => ({
              failureAt: now(),
              failure: `${name}: ${kindOf(error)}`,
              failures: failures + 1,
            }));
          throw error;
        }
      }) as typeof call,
    news() {
      const told = OUTSIDE_PORTS.flatMap((port) => seen.get(port) ?? []);
      seen.clear();
      return told;
    },
  };
}

const isAnswer = (error: unknown): boolean => error instanceof ApplicationFailure && error.type === 'Rejected';

const kindOf = (error: unknown): string => {
  if (error instanceof ApplicationFailure) return error.type ?? 'failed';
  return error instanceof Error ? error.name : 'failed';
};

/** What workflows call at once, inside their own task: a paused port is not asked, and the call waits on the port's queue instead. */
export const unlessPaused = <C extends Call>(port: OutsidePort, call: C, isPaused: IsPaused): C =>
  ((...args) =>
    isPaused(port)
      ? Promise.reject(ApplicationFailure.create({ message: `calls to the ${port} are paused`, type: 'Paused' }))
      : call(...args)) as C;

/** A port as dispatchers use it: while it is paused their work is put off, as if nobody answered. */
export const heldBack = <P extends object>(port: OutsidePort, calls: P, isPaused: IsPaused): P =>
  new Proxy(calls, {
    get(target, name, receiver) {
      if (isPaused(port)) return () => Promise.reject(new Unavailable(`calls to the ${port} are paused`));
      const member: unknown = Reflect.get(target, name, receiver);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
