import type { CommandData } from '#domain/case/commands.ts';
import type { Goods } from '#domain/goods.ts';
import { forOperators } from '#domain/operator-text.ts';
import { isCancellation, TemporalFailure } from '@temporalio/workflow';
import { goods, quick } from './activities.ts';
import type { CaseRun } from './run.ts';
import { callOf } from './step.ts';

/** These articles, as the shop sells them now (D3). */
export async function lookUpArticles(run: CaseRun, skus: readonly string[]): Promise<readonly Goods[]> {
  const call = { ...callOf(run.state), skus };
  try {
    return await quick.lookUpGoods(call);
  } catch (error) {
    // A local activity's failure comes bare, without an ActivityFailure around it.
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    return goods().lookUpGoods.executeWithOptions({ summary: forOperators('articles named') }, [call]);
  }
}

/** The articles that a person names for an exchange or as gifts, as the shop sells them now (D3); undefined when none are named. */
export async function lookUpNamed(
  run: CaseRun,
  { replacements = [], extras = [] }: CommandData['makeOffer'],
): Promise<readonly Goods[] | undefined> {
  const gifts = extras.flatMap(({ kind, sku }) => (kind === 'gift' && sku !== undefined ? [sku] : []));
  const skus = [...replacements.map(({ sku }) => sku), ...gifts];
  return skus.length === 0 ? undefined : lookUpArticles(run, skus);
}
