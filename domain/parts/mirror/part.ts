import type { Part } from '#domain/parts/part.ts';
import { agrees, applyToMirror } from './mirror.ts';

/** The case as the marketplace sees it (R46). */
export const mirrorPart: Part = {
  fold: applyToMirror,
  rows: (state) =>
    state.mirror ? [['marketplace', state.mirror.status, agrees(state) ? 'as here' : 'DIFFERS from here']] : [],
};
