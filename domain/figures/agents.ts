import { compensationOf } from './given.ts';
import type { CaseOfFacts, PromiseFact } from './facts.ts';
import type { Entry, EntryFigure } from './figure.ts';
import { onTime } from './on-time.ts';
import { reopened } from './reopened.ts';
import { resolution } from './resolution.ts';
import { satisfaction } from './satisfaction.ts';

const promised = (is: (promise: PromiseFact) => boolean) => {
  return ({ facts: { promises } }: CaseOfFacts): readonly Entry[] =>
    promises
      .filter(is)
      .map(({ owner, dueAt, keptAt }) => ({ at: Math.min(keptAt ?? dueAt, dueAt), value: 1, agent: owner }));
};

const isKept = ({ keptAt, dueAt }: PromiseFact): boolean => keptAt !== undefined && keptAt <= dueAt;
const isLate = ({ keptAt, dueAt }: PromiseFact): boolean => keptAt !== undefined && keptAt > dueAt;
const isMissed = ({ keptAt, missedAt }: PromiseFact): boolean => keptAt === undefined && missedAt !== undefined;

/** What is told of each person, from the record alone (I3, H2). */
export const AGENT_FIGURES = {
  handled: {
    id: 'agent_handled',
    title: { zh: '经手案件', en: 'Cases handled' },
    unit: 'cases',
    how: 'sum',
    definition: {
      zh: '此人在其中有操作记录的案件数，按其最后一次操作之日计；一件多人经手则各计一次。',
      en: 'Cases in whose record the person acts, on the day of their last act; a case of several people counts for each.',
    },
    cites: ['I3'],
    entries: ({ facts: { people } }) =>
      Object.entries(people).map(([agent, { lastAt }]) => ({ at: lastAt, value: 1, agent })),
  },
  firstResponse: {
    id: 'agent_first_response',
    title: { zh: '首次响应时长', en: 'First response time' },
    unit: 'time',
    how: 'mean',
    definition: {
      zh: '首次答复由此人作出的案件，从受理到答复的自然时间。',
      en: 'Of the cases that this person answered first: elapsed time from the request to the answer.',
    },
    cites: ['I3', 'F1'],
    entries: ({ facts: { openedAt, respondedAt, respondedBy } }) =>
      respondedAt === undefined || respondedBy === undefined
        ? []
        : [{ at: respondedAt, value: respondedAt - openedAt, agent: respondedBy }],
  },
  resolution: { ...resolution, id: 'agent_resolution', cites: ['I3'] },
  onTime: { ...onTime, id: 'agent_on_time', cites: ['I3', 'F1'] },
  reopened: { ...reopened, id: 'agent_reopened', cites: ['I3', 'E2'] },
  satisfaction: { ...satisfaction, id: 'agent_satisfaction', cites: ['I3', 'E1'] },
  promisesKept: {
    id: 'agent_promises_kept',
    title: { zh: '按时兑现的承诺', en: 'Promises kept' },
    unit: 'cases',
    how: 'sum',
    definition: { zh: '此人作出并在约定时间前兑现的承诺数。', en: 'Promises of this person that were kept in time.' },
    cites: ['I3', 'E6'],
    entries: promised(isKept),
  },
  promisesLate: {
    id: 'agent_promises_late',
    title: { zh: '迟兑现的承诺', en: 'Promises kept late' },
    unit: 'cases',
    how: 'sum',
    definition: {
      zh: '此人作出、过时才兑现的承诺数。',
      en: 'Promises of this person that were kept after their time.',
    },
    cites: ['I3', 'E6'],
    entries: promised(isLate),
  },
  promisesMissed: {
    id: 'agent_promises_missed',
    title: { zh: '未兑现的承诺', en: 'Promises missed' },
    unit: 'cases',
    how: 'sum',
    definition: {
      zh: '此人作出、已过时而仍未兑现的承诺数。',
      en: 'Promises of this person whose time is over and that are not kept yet.',
    },
    cites: ['I3', 'E6'],
    entries: promised(isMissed),
  },
  compensation: {
    id: 'agent_compensation',
    title: { zh: '给出的补偿', en: 'Compensation given' },
    unit: 'money',
    how: 'sum',
    definition: {
      zh: '此人提出而顾客已同意的方案中补偿部分的价值（经上级批准的仍计在提出人名下），加上其主动给予的；按同意或给予之日计，按币种分列。',
      en: 'The compensating part of offers that this person made and the customer agreed to (an approved one is still its maker’s), and what they gave of their own accord; on the day of agreement or of giving, each currency by itself.',
    },
    cites: ['I3', 'R43'],
    entries: compensationOf,
  },
} as const satisfies Record<string, EntryFigure>;

export type AgentColumn = keyof typeof AGENT_FIGURES;
export const AGENT_COLUMNS = Object.keys(AGENT_FIGURES).filter((name): name is AgentColumn =>
  Object.hasOwn(AGENT_FIGURES, name),
);
