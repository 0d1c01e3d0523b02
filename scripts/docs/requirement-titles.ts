/** One group of requirements as the business speaks of them, with the Chinese word for it. */
export interface RequirementGroup {
  readonly letter: string;
  readonly title: string;
  readonly requirements: Readonly<Record<string, string>>;
}

/** What the business asks for, id by id, each in a few words. The ids are cited by tests, routes, policies and comments. */
export const REQUIREMENT_GROUPS: readonly RequirementGroup[] = [
  {
    letter: 'A',
    title: 'Intake 受理',
    requirements: {
      A1: 'Every channel leads to the same kind of case, and the channel is kept',
      A2: 'What a request has to tell: who, which order and units, symptom, proof, wish',
      A3: 'Missing facts are asked for, reminded of, and given up politely in the end',
      A4: 'Acknowledged at once with number, next step and expected time',
      A5: 'Requests are told apart by kind',
      A6: 'Complaints carry a cause class and reach the department of that class',
      A7: 'Priority by impact, tier and urgency; queues of their own for VIPs and complaints',
      A8: 'One problem of one order is one case, however often it is told',
    },
  },
  {
    letter: 'B',
    title: 'Diagnosis and liability 责任界定',
    requirements: {
      B1: 'Order, tracking, product facts and history are looked up before anybody judges',
      B2: 'Known problems are recognised; simple ones end with guidance the customer confirms',
      B3: 'A batch defect is told from a single one and alarms the product department',
      B4: 'Liability is found with its evidence and the rule that decided',
      B5: 'What no rule decides, or exceeds an authority, goes to a supervisor with a deadline',
      B6: 'Asking somebody else is a task with an owner and a deadline',
    },
  },
  {
    letter: 'C',
    title: 'Solution and agreement 方案',
    requirements: {
      C1: 'The catalogue of remedies, and combinations of them',
      C2: 'Which remedy is given is versioned, tested policy data',
      C3: 'An offer tells what, how, how long, at what cost and with which duties',
      C4: 'Nothing is carried out before the customer agrees',
      C5: 'Declining leads to another round within limits, then to a supervisor',
      C6: 'An offer nobody answers is reminded of and lapses',
    },
  },
  {
    letter: 'D',
    title: 'Execution 执行',
    requirements: {
      D1: 'Refund: once, never above the capture, back where it came from, by the promised day',
      D2: 'Return: authorised, labelled, followed, inspected, settled; lapses when nothing is sent',
      D3: 'Exchange and reship: stock reserved, shipped, followed to the signature',
      D4: 'Repair: quoted, confirmed, done, tested, shipped back',
      D5: 'Refused on delivery: back, inspected, refunded less freight by liability',
      D6: 'Compensation within the limit of whoever gives it',
      D7: 'Whatever slips is told to the customer first, with reason and new date',
      D8: 'Returned goods are in the books the same day; the register with its totals',
      D9: 'Waybills reach the warehouse in batches; what cannot leave today is called back',
    },
  },
  {
    letter: 'E',
    title: 'Follow-up and closing 回访',
    requirements: {
      E1: 'Some days after the remedy the customer is asked whether it helped',
      E2: 'Not solved reopens the case with its history; a poor score brings care',
      E3: 'Revisits that need a person are reminded of',
      E4: 'The whole record is kept: who did what, when, why',
      E5: 'The customer’s file is used at the next case',
      E6: 'A promise of a person is a tracked commitment',
    },
  },
  {
    letter: 'F',
    title: 'Time 时限',
    requirements: {
      F1: 'Every stage has its standard time, counted in working time and holidays',
      F2: 'A warning before a deadline, escalation level by level after it',
      F3: 'Waiting for the customer stops our clock',
      F4: 'Cycles may change; what was promised to a running case does not',
    },
  },
  {
    letter: 'G',
    title: 'Reviews 评价',
    requirements: {
      G1: 'A poor review opens a recovery case with prompt contact and care',
      G2: 'Care is never tied to changing a review',
      G3: 'Causes are shared at once and gathered for the week',
    },
  },
  {
    letter: 'H',
    title: 'The team’s day 班次',
    requirements: {
      H1: 'Scheduled digests per shop over the day',
      H2: 'Roles and groups: each sees and does its own',
      H3: 'Closed cases are sampled and scored',
    },
  },
  {
    letter: 'I',
    title: 'Learning 改进',
    requirements: {
      I1: 'Figures of time, quality, money and loss by every dimension',
      I2: 'Hot spots are raised, not only charted',
      I3: 'Performance is computed from the record',
      I4: 'What was learnt goes back to product and policy',
    },
  },
  {
    letter: 'J',
    title: 'Service around the sale',
    requirements: {
      J1: 'Consultation, order change and cancellation before shipment, notices',
      J2: 'Self-service without an agent',
      J3: 'VIPs: own queue, shorter cycles, extra remedies',
    },
  },
];
