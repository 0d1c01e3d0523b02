import { closed } from './closed.ts';
import { compensation } from './compensation.ts';
import type { Figure } from './figure.ts';
import { firstResponse } from './first-response.ts';
import { firstResponseWorked } from './first-response-worked.ts';
import { goodsLost } from './goods-lost.ts';
import { loss } from './loss.ts';
import { onTime } from './on-time.ts';
import { open } from './open.ts';
import { opened } from './opened.ts';
import { poorSatisfaction } from './poor-satisfaction.ts';
import { promisesKept } from './promises.ts';
import { refunded } from './refunded.ts';
import { reopened } from './reopened.ts';
import { resolution } from './resolution.ts';
import { resolutionWorked } from './resolution-worked.ts';
import { satisfaction } from './satisfaction.ts';

/** Every figure there is: adding one is a file and a line here; API, docs and exports follow from it (I1). */
export const FIGURES: readonly Figure[] = [
  opened,
  closed,
  open,
  firstResponse,
  firstResponseWorked,
  resolution,
  resolutionWorked,
  onTime,
  reopened,
  satisfaction,
  poorSatisfaction,
  promisesKept,
  refunded,
  goodsLost,
  compensation,
  loss,
];

export const FIGURE_IDS: readonly string[] = FIGURES.map(({ id }) => id);

export const figureOf = (id: string): Figure | undefined => FIGURES.find((figure) => figure.id === id);
