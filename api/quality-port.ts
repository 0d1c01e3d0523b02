import type { Actor } from '#domain/case/actor.ts';
import type { SamplingRules } from '#domain/quality/sample.ts';
import { totalOf, type Marks, type ScoreSheet } from '#domain/quality/sheet.ts';
import { trainingOf, type Training } from '#domain/quality/training.ts';
import type { Database } from '#store/db.ts';
import {
  findSample,
  hadAHand,
  listSamples,
  saveSample,
  type DrawnSample,
  type ListedSample,
  type ScoreRow,
} from '#store/quality/samples.ts';
import { addScore, samplesByAgent, scoredSamples } from '#store/quality/scores.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** Samples of closed cases, their scores, and what is learned from them (H3). */
export interface QualityPort {
  readonly sheet: ScoreSheet;
  draw(drawing: Drawing): Promise<DrawnSample>;
  samples(filter: QualityFilter & { readonly scored?: boolean }, page: PageWish): Promise<Page<ListedSample>>;
  find(id: string): Promise<ListedSample | undefined>;
  /** Whether somebody had a hand in a case. */
  hadAHand(caseNo: string, person: string): Promise<boolean>;
  score(score: { sampleId: string; at: number; by: Actor; marks: Marks; lesson?: string }): Promise<ScoreRow>;
  training(filter: QualityFilter): Promise<readonly (Training & { readonly samples: number })[]>;
}

export interface Drawing {
  readonly shop: string;
  /** By the time of closing, from inclusive, to exclusive. */
  readonly from: number;
  readonly to: number;
  readonly seed: string;
  readonly at: number;
  readonly by: Actor;
}

export interface QualityFilter {
  readonly shops: Shops;
  readonly agent?: string;
  readonly from?: number;
  readonly to?: number;
}

/** So many judged cases go into what is learned, the newest. */
const JUDGED = 2_000;

export function createQualityPort(
  database: Database,
  { sampling, sheet }: { readonly sampling: SamplingRules; readonly sheet: ScoreSheet },
): QualityPort {
  const { queries } = database;
  return {
    sheet,
    draw: (drawing) => saveSample(database, { ...drawing, rules: sampling }),
    samples: (filter, page) => ownCursor(listSamples(queries, named(filter), page)),
    find: (id) => findSample(queries, id),
    hadAHand: (caseNo, person) => hadAHand(queries, caseNo, person),
    score: (score) => addScore(database, { ...score, sheet: sheet.version, total: totalOf(sheet, score.marks) }),
    training: async (filter) => {
      const counts = await samplesByAgent(queries, named(filter));
      const judged = await scoredSamples(queries, named(filter), JUDGED);
      return trainingOf(judged.flatMap(judgedOf), sheet).map((one) => ({
        ...one,
        samples: counts.get(one.agent) ?? 0,
      }));
    },
  };
}

const named = <F extends { readonly shops: Shops }>({
  shops,
  ...filter
}: F): Omit<F, 'shops'> & { shops?: readonly string[] } => (shops === 'all' ? filter : { ...filter, shops });

const judgedOf = ({ caseNo, agent, score }: ListedSample) =>
  agent === null || !score
    ? []
    : [{ caseNo, agent, at: score.at, marks: score.marks, total: score.total, lesson: score.lesson }];
