/** A loop that looks for work of its own accord. */
export interface Loop {
  /** Looks at once: something was announced. */
  wake(): void;
  /** Ends after the work under way. */
  stop(): Promise<void>;
}

interface LoopOptions {
  readonly everyMs: number;
  /** Does what is there; answers how much it did. */
  readonly work: () => Promise<number>;
  readonly onError: (error: unknown) => void;
}

/** Works until nothing is left, then rests until woken or until its interval is over; an error is told, never fatal. */
export function startLoop({ everyMs, work, onError }: LoopOptions): Loop {
  let stopped = false;
  let announced = false;
  let endRest = (): void => {};

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
      if (announced || stopped) endRest();
    });

  const once = async (): Promise<number> => {
    announced = false;
    try {
      return await work();
    } catch (error) {
      onError(error);
      return 0;
    }
  };

  const running = (async () => {
    while (!stopped) if ((await once()) === 0) await rest();
  })();

  return {
    wake: () => {
      announced = true;
      endRest();
    },
    stop: () => {
      stopped = true;
      endRest();
      return running;
    },
  };
}
