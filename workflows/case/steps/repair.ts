import { own, workshop } from '#workflows/case/activities.ts';
import { lookUpArticles } from '#workflows/case/look-up-goods.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { repairKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import {
  isAnswered,
  isFree,
  isNewsOfRepair,
  latestQuote,
  type Repair,
  type RepairReport,
} from '#domain/parts/repair/repair.ts';
import { askedForPayment, sentBack } from '#domain/parts/repair/settle.ts';

type RepairStep =
  'orderRepair' | 'answerQuote' | 'traceRepair' | 'askRepairPayment' | 'sendRepairBack' | 'offerForRepair';

/** The workshop (D4). What it answers is on record whatever was decided meanwhile. */
export const repairSteps: Pick<Steps, RepairStep> = {
  async orderRepair(run, n) {
    const key = repairKeyOf(run.state.caseNo, n);
    const { lines } = repairOf(run.state, n);
    const { request, parcel } = run.state;
    const report = await workshop().orderRepair.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
      {
        ...callOf(run.state),
        key,
        rma: parcel?.rma ?? '',
        lines: lines.map(({ lineNo, sku, quantity }) => ({ lineNo: lineNo ?? 0, sku, quantity })),
        symptom: request.symptomCode ?? request.problem ?? 'unsaid',
      },
    ]);
    await run.record(key, (state) => told(state, n, report));
  },

  async answerQuote(run, n) {
    const key = repairKeyOf(run.state.caseNo, n);
    const quote = latestQuote(repairOf(run.state, n));
    const version = quote?.version ?? 0;
    const answer = quote && (isFree(quote) || quote.answer === 'approved') ? 'approved' : 'declined';
    const report = await workshop().answerQuote.executeWithOptions(
      { summary: forOperators(`${key} quote ${version} ${answer}`) },
      [{ ...callOf(run.state), key, version, answer }],
    );
    await run.record(`${key} quote ${version} ${answer}`, (state) => answered(state, n, { version, report }));
  },

  async traceRepair(run, n) {
    const key = repairKeyOf(run.state.caseNo, n);
    const found = await workshop().traceRepair.executeWithOptions({ summary: forOperators(`${key} traced`) }, [
      { ...callOf(run.state), key },
    ]);
    await run.record(`trace ${key} ${repairOf(run.state, n).revision} ${run.state.taskCount}`, (state) => {
      const news = found ? told(state, n, found) : [];
      const why = `repair ${n} is late, and the workshop says nothing new`;
      return news.length > 0 ? news : [park(state, { kind: 'stuck', step: 'repair', why }, Date.now())];
    });
  },

  askRepairPayment: (run, n) =>
    run.record(`${repairKeyOf(run.state.caseNo, n)} asked ${run.state.charges?.length ?? 0}`, (state) =>
      isNext(state, 'askRepairPayment') ? askedForPayment(state, repairOf(state, n), atWorkshop()) : [],
    ),

  sendRepairBack: (run, n) =>
    run.record(`${repairKeyOf(run.state.caseNo, n)} back`, (state) =>
      isNext(state, 'sendRepairBack') ? sentBack(state, repairOf(state, n), atWorkshop()) : [],
    ),

  async offerForRepair(run, n) {
    const goods = await lookUpArticles(run, skusOf(repairOf(run.state, n)));
    await run.write(
      `${repairKeyOf(run.state.caseNo, n)} instead ${run.state.offers} ${run.state.taskCount}`,
      (call, state) =>
        isNext(state, 'offerForRepair')
          ? own.offerForRepair({ ...call, n, at: Date.now(), goods })
          : Promise.resolve(NOTHING),
    );
  },
};

const atWorkshop = () => ({ by: system('repair'), at: Date.now() });

const skusOf = ({ lines }: Repair): readonly string[] => lines.map(({ sku }) => sku);

function repairOf(state: CaseState, n: number): Repair {
  const repair = state.repairs?.find((one) => one.n === n);
  if (!repair) throw new Error(`repair ${n} of ${state.caseNo} was never planned`);
  return repair;
}

const told = (state: CaseState, n: number, report: RepairReport): readonly NewEvent[] =>
  isNewsOfRepair(repairOf(state, n), report)
    ? [event('repairReported', { n, report }, { by: provider('warehouse'), at: Date.now() })]
    : [];

/** What costs nothing is agreed to by the rule itself, and on record before the workshop's answer to it (C4, R41). */
function answered(
  state: CaseState,
  n: number,
  { version, report }: { readonly version: number; readonly report: RepairReport },
): readonly NewEvent[] {
  const repair = repairOf(state, n);
  const quote = latestQuote(repair);
  const isOurs = quote?.version === version && isFree(quote) && quote.answer === undefined && isAnswered(repair);
  const free = isOurs
    ? [event('quoteAnswered', { n, version, answer: 'approved' }, { by: system('free of charge'), at: Date.now() })]
    : [];
  return [...free, ...told(foldNew(state, free), n, report)];
}
