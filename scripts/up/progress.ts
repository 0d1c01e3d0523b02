/** Prints one line for each step of the start: what was done and how long it took. */
export interface Progress {
  readonly step: <T>(work: () => Promise<T>, describe: (result: T) => string) => Promise<T>;
  readonly say: (line: string) => void;
}

export function createProgress(print: (line: string) => void = (line) => console.log(line)): Progress {
  return {
    say: print,
    step: async (work, describe) => {
      const begin = performance.now();
      const result = await work();
      print(`✓ ${describe(result)}  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
      return result;
    },
  };
}
