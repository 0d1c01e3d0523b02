import { isStaff } from '#domain/case/actor.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseFacts, GivenFact } from '#domain/figures/facts.ts';
import { worthOf } from '#domain/compensation/worth.ts';
import { isStaffRole } from '#domain/roles.ts';
import type { FactFold, FactStep } from './step.ts';

/** Who of the shop did what, promised what and gave what away (I3, E6, R43). */
export const foldPeople: FactFold = (facts, step) => given(proposed(promised(acted(facts, step), step), step), step);

function acted(facts: CaseFacts, { event: { at, by } }: FactStep): CaseFacts {
  const { id, type: role } = by;
  if (id === undefined || !isStaffRole(role)) return facts;
  const known = facts.people[id];
  const fact = { role, acts: (known?.acts ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at };
  return { ...facts, people: { ...facts.people, [id]: fact } };
}

function promised(facts: CaseFacts, { event }: FactStep): CaseFacts {
  const change = (is: (id: string) => boolean, told: { missedAt: number } | { keptAt: number }): CaseFacts => ({
    ...facts,
    promises: facts.promises.map((one) => (is(one.id) ? { ...told, ...one } : one)),
  });
  switch (event.type) {
    case 'promiseMade': {
      const { promise: id, owner, dueAt } = event.data;
      return { ...facts, promises: [...facts.promises, { id, owner, dueAt }] };
    }
    case 'promiseKept':
      return change((id) => id === event.data.promise, { keptAt: event.at });
    case 'clockEnded': {
      const { name, key } = event.data;
      return name === 'promise' ? change((id) => key === `${id}.0`, { missedAt: event.at }) : facts;
    }
    default:
      return facts;
  }
}

function proposed(facts: CaseFacts, { event }: FactStep): CaseFacts {
  if (event.type === 'offerProposed') {
    const { task, above } = event.data;
    const fact = { task, at: event.at, by: event.by.id ?? event.by.type, what: above.what };
    return { ...facts, proposals: [...facts.proposals, fact] };
  }
  if (event.type !== 'decisionMade') return facts;
  const { task, verdict } = event.data;
  const approved = verdict === 'grant';
  return { ...facts, proposals: facts.proposals.map((one) => (one.task === task ? { ...one, approved } : one)) };
}

/** An approved offer is still its maker's. */
function makerOf({ proposals }: CaseFacts, { by, because }: CaseEvent<'offerMade'>): string | undefined {
  const proposal = because === 'approved' ? proposals.findLast(({ approved }) => approved === true) : undefined;
  return proposal?.by ?? (isStaff(by) ? by.id : undefined);
}

function given(facts: CaseFacts, { event, before }: FactStep): CaseFacts {
  switch (event.type) {
    case 'offerMade': {
      const { offerBy: _before, ...rest } = facts;
      const maker = makerOf(facts, event);
      return maker === undefined ? rest : { ...rest, offerBy: maker };
    }
    case 'offerAccepted': {
      const { offer } = before;
      const { offerBy: by } = facts;
      if (!offer || by === undefined) return facts;
      return plus(facts, { by, at: event.at, amount: worthOf(offer).compensation, currency: offer.money.currency });
    }
    case 'grantMade': {
      const { worth } = event.data.grant;
      if (!isStaff(event.by) || event.by.id === undefined) return facts;
      return plus(facts, { by: event.by.id, at: event.at, amount: worth.amount, currency: worth.currency });
    }
    default:
      return facts;
  }
}

const plus = (facts: CaseFacts, fact: GivenFact): CaseFacts =>
  fact.amount === 0 ? facts : { ...facts, given: [...facts.given, fact] };
