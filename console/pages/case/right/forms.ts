import type { CaseView } from '#console/pages/case/case-types.ts';
import { CHANNELS, DEPARTMENTS } from '#console/pages/case/more-name-tables.ts';
import { PROBLEMS, WISHES } from '#console/pages/case/name-tables.ts';
import { choice, REASON, type Field } from './form-field.ts';
import { RECORDED } from './record-fields.ts';
import type { NextAction } from './right-types.ts';

type FormOf = (action: NextAction, view: CaseView) => readonly Field[];

const words = (path: string, label: Field['label'], required = false): Field => ({
  path,
  label,
  kind: 'long',
  required,
});
const yesNo = (path: string, label: Field['label']): Field => ({
  ...choice(path, label, { yes: ['yes', '是'], no: ['no', '否'] }),
  kind: 'yesNo',
});
const due = (path: string, required: boolean): Field => ({
  path,
  label: ['By when (your time)', '截止时间（本地时间）'],
  kind: 'moment',
  required,
});
const consent: FormOf = (_action, view) =>
  view.offer?.confirm === true || view.stage === 'execution'
    ? [
        words(
          'confirmation.text',
          ['What the customer wrote or said in agreement', '客户同意的原话'],
          view.offer?.confirm === true,
        ),
      ]
    : [];

/** A stuck step: tried again, or recorded by hand with evidence. */
const resolving: FormOf = ({ target, taskKind }, { tasks }) => {
  const step = tasks.find(({ id }) => id === target.task)?.step ?? (isMoney(taskKind) ? 'lateMoney' : null);
  const record = { path: 'how', is: 'record' };
  const outcome = step === null ? [] : (RECORDED[step] ?? []);
  return [
    {
      ...choice('how', ['How', '处理方式'], {
        retry: ['Try it again', '重试'],
        ...(step === null ? {} : { record: ['Record by hand what happened', '人工登记实际结果'] as const }),
      }),
      initial: 'retry',
    },
    ...(step === null ? [] : [hidden('outcome.step', step)]),
    ...outcome.map((field) => ({ ...field, when: record })),
    { ...words('evidence', ['Evidence: where the proof is', '凭证：证明在哪里'], true), when: record },
  ];
};
const isMoney = (kind: string | null): boolean => kind === 'lateMoney' || kind === 'disputeExcess';
const hidden = (path: string, value: string): Field => ({
  path,
  label: ['', ''],
  kind: 'text',
  initial: value,
  hidden: true,
  when: { path: 'how', is: 'record' },
});

const deciding: FormOf = ({ taskKind }) => [
  choice('verdict', ['Decision', '决定'], {
    ...(taskKind === 'newOffer' || taskKind === 'care' ? {} : { grant: ['Grant', '同意'] as const }),
    deny: ['Deny', '不同意'],
  }),
  REASON,
  ...(taskKind === 'lateReturn'
    ? [
        {
          path: 'amount',
          label: ['So much of the refund', '退款金额'],
          kind: 'money',
          when: { path: 'verdict', is: 'grant' },
        } as const,
      ]
    : []),
];

/** What people fill in for each act; the API checks it again. */
export const FORMS: Readonly<Record<Exclude<NextAction['operation'], 'makeOffer'>, FormOf>> = {
  acceptOffer: consent,
  approveQuote: () => [words('confirmation.text', ['What the customer wrote or said in agreement', '客户同意的原话'])],
  declineQuote: () => [],
  declineOffer: () => [
    { ...choice('wish', ['What they want instead', '客户希望的方案'], WISHES), required: false },
    { path: 'amount', label: ['What they would settle for', '客户可接受的金额'], kind: 'money' },
    words('reason', ['In their words', '客户的原话']),
  ],
  answerQuestions: (_action, { questions }) =>
    questions.flatMap((question): readonly Field[] => {
      if (question === 'problem') return [choice('problem', ['Problem', '问题'], PROBLEMS)];
      if (question === 'wish') return [choice('wish', ['Wish', '诉求'], WISHES)];
      if (question === 'symptom') return [words('symptom', ['What is wrong, in their words', '故障描述'], true)];
      if (question === 'evidence')
        return [
          {
            path: 'evidence',
            label: ['Photos: one address a line', '照片：每行一个地址'],
            kind: 'lines',
            required: true,
          },
        ];
      return [];
    }),
  answerGuidance: () => [
    yesNo('solved', ['Did it help?', '是否解决？']),
    words('reason', ['In their words', '客户的原话']),
  ],
  answerRevisit: () => [
    yesNo('solved', ['Is it solved?', '是否解决？']),
    { path: 'score', label: ['Score, 1 to 5', '评分（1–5）'], kind: 'number' },
    words('suggestion', ['Suggestion', '建议']),
  ],
  chooseForeign: () => [
    choice('choice', ['What becomes of it', '如何处理'], {
      send_back: ['send it back', '寄回'],
      dispose: ['dispose of it', '处理掉'],
    }),
  ],
  choosePayout: () => [
    choice('to', ['To', '退至'], {
      gift_card: ['gift card', '礼品卡'],
      wallet: ['wallet', '电子钱包'],
      bank: ['bank account', '银行账户'],
    }),
    { path: 'account', label: ['Account', '账号'], kind: 'text' },
  ],
  giveTracking: () => [{ path: 'trackingNo', label: ['Tracking number', '运单号'], kind: 'text', required: true }],
  provePosting: () => [
    { path: 'evidence', label: ['Proof: one address a line', '凭证：每行一个地址'], kind: 'lines', required: true },
    { path: 'trackingNo', label: ['Tracking number', '运单号'], kind: 'text' },
  ],
  disputeRefusal: () => [words('reason', ['In their words', '客户的原话'])],
  contestDeduction: () => [words('reason', ['In their words', '客户的原话'])],
  writeToUs: () => [words('text', ['What the customer says', '客户的原话'], true)],
  withdraw: () => [],
  decideTask: deciding,
  decideDeduction: () => [
    { path: 'amount', label: ['What of it is taken', '扣款金额'], kind: 'money', required: true },
    REASON,
  ],
  resolveTask: resolving,
  giveEvidence: () => [
    words('text', ['What we have to say', '我方说明'], true),
    { path: 'urls', label: ['Proof: one address a line', '凭证：每行一个地址'], kind: 'lines' },
  ],
  replyToCustomer: () => [
    words('text', ['Answer', '回复'], true),
    { ...yesNo('closes', ['Is that all there is to do?', '是否已全部处理完？']), initial: 'no' },
  ],
  recordContact: () => [
    choice('channel', ['By', '方式'], CHANNELS),
    yesNo('reached', ['Was the customer reached?', '是否联系上客户？']),
    {
      ...choice('cause', ['Cause', '原因'], {
        quality: ['quality', '质量'],
        delivery: ['delivery', '物流'],
        description: ['description', '描述不符'],
        service: ['service', '服务'],
      }),
      when: { path: 'reached', is: 'yes' },
    },
    words('notes', ['Notes', '备注']),
  ],
  replyInPublic: () => [words('text', ['Answer in public', '公开回复'], true)],
  answerTask: () => [words('answer', ['Answer, without personal data', '答复（勿含个人信息）'], true)],
  askDepartment: () => [
    choice('department', ['Department', '部门'], DEPARTMENTS),
    words('what', ['Question, without personal data', '问题（勿含个人信息）'], true),
    due('dueAt', false),
  ],
  makePromise: () => [words('what', ['What is promised', '承诺内容'], true), due('dueAt', true)],
  keepPromise: () => [],
  changeFinding: () => [
    choice('liability', ['Who is liable', '责任方'], {
      customer: ['customer', '客户'],
      merchant: ['merchant', '商家'],
      carrier: ['carrier', '承运商'],
    }),
    REASON,
  ],
  mirrorCase: () => [
    choice('status', ["The marketplace's state", '平台状态'], MIRROR),
    due('deadline.at', false),
    {
      ...choice('deadline.waitsFor', ['Whose time it is', '由谁处理'], {
        merchant: ['ours', '商家'],
        customer: ["the customer's", '客户'],
      }),
      required: false,
    },
  ],
};

const MIRROR = {
  open: ['open', '处理中'],
  refunded: ['refunded', '已退款'],
  closed: ['closed', '已关闭'],
  cancelled: ['cancelled', '已取消'],
} as const;
