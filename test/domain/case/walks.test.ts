import fc from 'fast-check';
import { apply } from '#domain/case/apply.ts';
import { decide } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { judge } from '#domain/case/judge.ts';
import { noticesOf } from '#domain/case/notices.ts';
import { operatorsPage } from '#domain/case/operators-page.ts';
import { asideOf, needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { canMove } from '#domain/case/stages.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import { PROBLEMS, type CaseRequest } from '#domain/intake/request.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import { isOwed } from '#domain/parts/grant/grant.ts';
import { isUndecided, owesBack } from '#domain/parts/charge/charge.ts';
import { owedRepair } from '#domain/parts/repair/goods.ts';
import { presentRepair } from '#domain/parts/repair/repair.ts';
import { holdsMoney } from '#domain/parts/refund.ts';
import { A_REQUEST, aCase, CASE_NO, CUSTOMER, DAY, LENGTHS, START, type Lengths } from '#test/support/a-case.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { capturedOn, heldOn, PAYMENTS } from '#test/support/case-money.ts';
import { leftAlone } from '#test/support/case-rest.ts';
import { anAct, walkOn, type Walk } from '#test/support/case-walk.ts';

const AGREES: Lengths = {
  ...LENGTHS,
  supervisorDecision: { within: DAY, then: 'agree' },
  customerShips: { within: 14 * DAY, then: 'hold' },
};

const A_QUESTION: CaseRequest = { ...A_REQUEST, problem: 'question', hasSymptom: true };
const A_COMPLAINT: CaseRequest = { ...A_QUESTION, problem: 'complaint', cause: 'logistics' };
const AN_OPINION: CaseRequest = { ...A_REQUEST, problem: 'bad_review', review: { reviewId: 'rev-1', stars: 2 } };

const aRequest: fc.Arbitrary<CaseRequest> = fc.oneof(
  { arbitrary: fc.constant(A_REQUEST), weight: 3 },
  { arbitrary: fc.constantFrom(...PROBLEMS).map((problem) => ({ ...A_REQUEST, problem })), weight: 1 },
  { arbitrary: fc.constant({ ...A_REQUEST, items: [] }), weight: 1 },
  { arbitrary: fc.constantFrom<CaseRequest>(A_QUESTION, A_COMPLAINT, AN_OPINION), weight: 1 },
);

const aWalk = fc.record({
  request: aRequest,
  lengths: fc.constantFrom(LENGTHS, AGREES),
  acts: fc.array(anAct, { minLength: 1, maxLength: 90, size: 'max' }),
});

interface Step {
  readonly before: CaseState;
  readonly after: CaseState;
  readonly written: readonly CaseEvent[];
  readonly walk: Walk;
}
/** What is wrong with a step, or undefined. */
type Flaw = string | undefined;

/** The same walks every time; a hunt takes others, and more of them. */
const { WALK_SEED = '20261120', WALK_RUNS = '300' } = process.env;
const PLAYED = { seed: Number(WALK_SEED), numRuns: Number(WALK_RUNS) };

/** Plays random walks and looks for a flaw in every step of them. */
function expectOnEveryStep(flawOf: (step: Step) => Flaw): void {
  fc.assert(
    fc.property(aWalk, ({ request, lengths, acts }) => {
      const test = aCase({ request, lengths });
      const walk = walkOn(test, { banks: true });
      let before = emptyState(CASE_NO);
      let seen = 0;
      for (const act of [undefined, ...acts]) {
        if (act) walk.act(act);
        const flaw = flawOf({ before, after: test.state, written: test.journal.slice(seen), walk });
        if (flaw) throw new Error(`${flaw}\n${test.journal.map(shown).join('\n')}`);
        before = test.state;
        seen = test.journal.length;
      }
    }),
    PLAYED,
  );
}

const shown = ({ seq, type, data, by }: CaseEvent): string => `${seq} ${type} ${JSON.stringify(data)} by ${by.id}`;

/** The state after every single event of a step. */
function* statesOf({ before, written }: Step): Generator<{ event: CaseEvent; state: CaseState; was: CaseState }> {
  let was = before;
  for (const event of written) {
    const state = apply(was, event);
    yield { event, state, was };
    was = state;
  }
}

/** The case itself has something to do. */
const isAtWork = (state: CaseState): boolean =>
  needsJudgement(state) ||
  needsCounter(state) ||
  needsCare(state) ||
  stepOf(state) !== undefined ||
  asideOf(state) !== undefined;

const namesOf = (clocks: readonly { name: string; key: string }[]): string =>
  clocks
    .map(({ name, key }) => `${name} ${key}`)
    .toSorted()
    .join();

describe('whatever happens to a case, in whatever order', () => {
  it('something is left that will move it until it is archived: no case can be forgotten (F1, F2)', () => {
    expectOnEveryStep(({ after }) => {
      const alive = wantedClocks(after).length > 0 || isAtWork(after);
      return alive || after.stage === 'archived' ? undefined : `nothing moves it: ${JSON.stringify(after)}`;
    });
  });

  it('exactly the clocks run that its state asks for (F1, F3)', () => {
    expectOnEveryStep(({ after }) =>
      namesOf(after.clocks) === namesOf(wantedClocks(after)) ? undefined : `${namesOf(after.clocks)} run`,
    );
  });

  it('people can see whose turn it is, and it is the case’s own only when it has something to do (E4)', () => {
    expectOnEveryStep(({ after }) => {
      const busy = isAtWork(after);
      if (waitingOn(after) === 'aftercare' && !busy) return `nobody is at work: ${JSON.stringify(after)}`;
      // A look at a score, or at what goes beside the case, changes nobody's turn.
      const beside = needsCare(after) || asideOf(after) !== undefined;
      return waitingOn(after) === 'nobody' && busy && !beside ? 'work is left undone' : undefined;
    });
  });

  it('the stage moves only as the table of moves allows, and each event follows the one before (E4)', () => {
    expectOnEveryStep((step) => {
      for (const { event, was } of statesOf(step)) {
        if (event.seq !== was.seq + 1) return `${event.seq} follows ${was.seq}`;
        if (event.type === 'stageMoved' && !canMove(was.stage, event.data.to))
          return `${was.stage} cannot become ${event.data.to}`;
      }
      return undefined;
    });
  });

  it('its state is plain data, and the fold of its journal from wherever one begins (E4, A4)', () => {
    expectOnEveryStep(({ before, after, written }) => {
      if (JSON.stringify(JSON.parse(JSON.stringify(after))) !== JSON.stringify(after)) return 'not plain';
      const revived = written.reduce(apply, JSON.parse(JSON.stringify(before)) as CaseState);
      return JSON.stringify(revived) === JSON.stringify(after) ? undefined : 'the fold differs';
    });
  });

  it('people are told and engineers are shown something, whatever it was (A4, D7)', () => {
    expectOnEveryStep((step) => {
      for (const { event, state } of statesOf(step)) {
        for (const notice of noticesOf(event, state))
          if (/undefined|NaN/.test(JSON.stringify(notice))) return notice.template;
      }
      return /undefined|NaN|Invalid/.test(operatorsPage(step.after)) ? operatorsPage(step.after) : undefined;
    });
  });

  it('a step that a person has been asked to free is not begun again, and no task is opened twice (B6)', () => {
    expectOnEveryStep(({ after: { tasks } }) => {
      const steps = tasks.flatMap(({ step }) => step ?? []);
      if (new Set(steps).size < steps.length) return `stuck twice: ${steps.join()}`;
      return new Set(tasks.map(({ id }) => id)).size < tasks.length ? 'two tasks of one number' : undefined;
    });
  });
});

/** What goods that cannot be sent any more are paid back with, where an offer promised them (R19). */
const owedFor = ({ terms }: OfferSummary): number =>
  (terms?.goods?.lines ?? []).reduce((total, { worth = 0 }) => total + worth, 0);

describe('money, whatever happens to a case', () => {
  it('is set aside only for what was agreed, and never more than that (C4, R7)', () => {
    expectOnEveryStep((step) => {
      for (const { event, state, was } of statesOf(step)) {
        if (event.type !== 'refundPlanned' || event.data.replaces !== undefined) continue;
        const { agreement, offer } = was;
        if (!agreement || offer?.status !== 'accepted' || was.withdrawn) return 'nobody agreed';
        const planned = state.refunds
          .filter(({ n, replaces }) => n >= agreement.firstRefund && replaces === undefined)
          .filter(({ paymentId }) => PAYMENTS.some((payment) => payment.paymentId === paymentId))
          .reduce((total, { money }) => total + money.amount, 0);
        const most = offer.money.amount + owedFor(offer);
        if (planned > most) return `${planned} planned, ${most} agreed`;
      }
      return undefined;
    });
  });

  it('never leaves beyond what was captured on each payment (R7)', () => {
    expectOnEveryStep(({ after }) => {
      const taken = (after.charges ?? []).map(({ paymentId = '' }) => ({
        paymentId,
        captured: capturedOn(after, paymentId),
      }));
      const over = [...PAYMENTS, ...taken].find(({ paymentId, captured }) => heldOn(after, paymentId) > captured);
      return over ? `${heldOn(after, over.paymentId)} held on ${over.paymentId}` : undefined;
    });
  });

  it('is paid once more by one refund only, of the same amount on the same payment, when one failed (R18, R19)', () => {
    expectOnEveryStep(({ after: { refunds } }) => {
      for (const refund of refunds) {
        const instead = refunds.filter(({ replaces }) => replaces === refund.n);
        if (instead.length > 1) return `refund ${refund.n} was replaced twice`;
        if (refund.replacedBy !== instead[0]?.n) return `refund ${refund.n} was replaced by another one`;
        if (!instead[0]) continue;
        if (holdsMoney(refund)) return `refund ${refund.n} was replaced and holds money`;
        if (instead[0].money.amount !== refund.money.amount || instead[0].paymentId !== refund.paymentId)
          return `refund ${refund.n} was replaced by other money`;
      }
      return undefined;
    });
  });

  it('that failed or came back keeps the case from being over (R19, R20, R47)', () => {
    expectOnEveryStep(({ after: { stage, refunds } }) => {
      const open = refunds.find(({ status, replacedBy }) => status !== 'arrived' && replacedBy === undefined);
      return open && ['followUp', 'closed', 'archived'].includes(stage) ? `${stage}, ${open.status}` : undefined;
    });
  });
});

describe('goods and charges, whatever happens to a case', () => {
  it('nothing of an exchange ships before its difference is paid (R15)', () => {
    expectOnEveryStep((step) => {
      for (const { event, was } of statesOf(step)) {
        if (event.type !== 'shipmentReported' || event.data.report.status !== 'created') continue;
        const { n } = event.data;
        const { offer, reason } = was.shipments?.find((one) => one.n === n) ?? {};
        // What was repaired may be let go by a person who was paid otherwise.
        if (reason === 'repair_back') continue;
        const payments = (was.charges ?? []).filter((one) => one.kind === 'payment' && one.offer === offer);
        const last = payments.at(-1);
        if (last && last.status !== 'paid') return `shipment ${n} was ordered while charge ${last.n} is ${last.status}`;
      }
      return undefined;
    });
  });

  it('stock that is put aside, money that is asked for or held, and what is owed of it keep the case open (R32, R47)', () => {
    expectOnEveryStep(({ after: { stage, shipments = [], charges = [] } }) => {
      if (!['followUp', 'closed', 'archived'].includes(stage)) return undefined;
      const goods = shipments.find(({ status }) => status === 'reserved' || status === 'created');
      if (goods) return `${stage}, shipment ${goods.n} ${goods.status}`;
      const charge = charges.find(
        (one) => one.status === 'awaiting' || one.status === 'authorised' || isUndecided(one) || owesBack(one),
      );
      return charge ? `${stage}, charge ${charge.n} ${charge.status}` : undefined;
    });
  });

  it('each reservation ends once: by the parcel, given back, or by its time (R32)', () => {
    expectOnEveryStep(({ after: { shipments = [] }, written }) => {
      const made = written.flatMap((one) =>
        one.type === 'shipmentReported' && one.data.report.status === 'reserved' ? [one.data.n] : [],
      );
      const twice = shipments.find(({ n }) => made.filter((one) => one === n).length > 1);
      return twice ? `two reservations of shipment ${twice.n} in one step` : undefined;
    });
  });
});

describe('repairs, whatever happens to a case', () => {
  it('a price counts as agreed only by a yes to its very version, while it is on the table (C4, R44)', () => {
    expectOnEveryStep((step) => {
      for (const { event, was } of statesOf(step)) {
        if (event.type !== 'quoteAnswered') continue;
        const { n, version } = event.data;
        const repair = was.repairs?.find((one) => one.n === n);
        if (repair?.quotes.at(-1)?.version !== version) return `quote ${version} of repair ${n} is not on the table`;
        if (repair.quotes.at(-1)?.answer !== undefined) return `quote ${version} of repair ${n} was answered`;
      }
      return undefined;
    });
  });

  it('money is asked for work only that was agreed to, and at most that much (C4, D4)', () => {
    expectOnEveryStep((step) => {
      for (const { event, was } of statesOf(step)) {
        const repair = presentRepair(was);
        if (event.type !== 'chargePlanned' || !repair || event.data.kind !== 'payment') continue;
        const quote = repair.quotes.at(-1);
        const due = quote?.answer === 'approved' ? quote.money : repair.backFreight;
        if (event.data.money.amount !== due?.amount) return `${event.data.money.amount} asked for repair ${repair.n}`;
      }
      return undefined;
    });
  });

  it('goods that we have, or lost, keep the case open until they are back, replaced or paid (R47)', () => {
    expectOnEveryStep(({ after }) => {
      if (!['followUp', 'closed', 'archived'].includes(after.stage)) return undefined;
      const owed = owedRepair(after);
      return owed ? `${after.stage}, and repair ${owed.n} is owed` : undefined;
    });
  });
});

describe('answers, whatever happens to a case', () => {
  it('consent counts while its version is open in negotiation, and never else (R44, C6)', () => {
    expectOnEveryStep(({ after }) => {
      const { offer, stage } = after;
      const said = (version: number): boolean =>
        decide(after, { name: 'acceptOffer', by: CUSTOMER, data: { version } }, START).ok;
      if (offer && [offer.version - 1, offer.version + 1].some(said)) return 'another version was accepted';
      const open = stage === 'negotiation' && offer?.status === 'open';
      return said(offer?.version ?? 1) === open ? undefined : `accepted in ${stage}, ${offer?.status}`;
    });
  });

  it('every offer that is made is put to the customer, whatever was said before (C3, C5)', () => {
    expectOnEveryStep(({ after, written }) => {
      const made = written.some(({ type }) => type === 'offerMade');
      return made && (after.stage !== 'negotiation' || after.offer?.status !== 'open')
        ? `in ${after.stage}`
        : undefined;
    });
  });

  it('an offer that waits for a yes has a task and a clock, and the customer does not hear of it (B5, R43)', () => {
    expectOnEveryStep((step) => {
      const { proposal, tasks } = step.after;
      const asked = tasks.filter(({ kind }) => kind === 'approve').map(({ id }) => id);
      if (asked.join() !== [proposal?.task ?? []].flat().join()) return `${asked.join()} for ${proposal?.task}`;
      for (const { event, state } of statesOf(step))
        if (event.type === 'offerProposed' && noticesOf(event, state).length > 0) return 'told';
      return undefined;
    });
  });

  it('what is owed beside money keeps the case from being over (R47)', () => {
    expectOnEveryStep(({ after: { stage, grants = [] } }) =>
      grants.some(isOwed) && ['followUp', 'closed', 'archived'].includes(stage)
        ? `${stage} with a grant owed`
        : undefined,
    );
  });

  it('a withdrawn case carries nothing out any more (C4)', () => {
    expectOnEveryStep((step) => {
      const done = new Set(['returnAuthorised', 'returnSettled', 'unitsCancelled']);
      for (const { event, was } of statesOf(step)) if (was.withdrawn && done.has(event.type)) return event.type;
      return undefined;
    });
  });

  it('news that come a second time, under whatever id, change nothing any more (R45)', () => {
    expectOnEveryStep(({ after, walk: { heard } }) => {
      if (!heard || heard.after !== after) return undefined;
      const again = judge(after, heard.happening, heard.happening.at).map(({ type }) => type);
      const telling = again.filter((type) => type !== 'lateEventNoted' && type !== 'reportedAgain');
      const tells = heard.happening.type === 'parcelMoved' && heard.happening.data.status === 'exception';
      return telling.length === 0 || tells ? undefined : telling.join();
    });
  });
});

describe('a case at which nobody looks any more', () => {
  it('comes to its end when people do what they are asked for, and is archived (E4)', () => {
    fc.assert(
      fc.property(aWalk, ({ request, lengths, acts }) => {
        const test = aCase({ request, lengths });
        const walk = walkOn(test, { banks: true });
        acts.forEach(walk.act);
        walk.end();
        leftAlone(test);
        if (test.state.stage !== 'archived') throw new Error(test.journal.slice(-30).map(shown).join('\n'));
      }),
      PLAYED,
    );
  });
});
