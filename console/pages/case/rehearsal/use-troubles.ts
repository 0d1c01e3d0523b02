import { useRead } from '#console/api/use-read.ts';

export interface Trouble {
  readonly id: string;
  readonly port: string;
  readonly operation: string;
  readonly fault: string;
  readonly times: number | null;
  readonly everywhere: boolean;
}

/** What is switched wrong in the world for the order of a case. */
export const useTroubles = (caseNo: string) =>
  useRead<{ readonly data: readonly Trouble[] }>(`/v1/cases/${caseNo}/troubles`);
