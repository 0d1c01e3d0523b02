import type { Draft } from './draft.ts';

export interface FormProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}
