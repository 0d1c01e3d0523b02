import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Descriptions, Popover } from 'antd';
import type { ReactElement } from 'react';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { moneyText } from './money.tsx';

const words = {
  en: {
    why: 'Why?',
    title: 'Why this was decided',
    rule: 'Rule',
    policy: 'Policy',
    cites: 'Basis',
    facts: 'Facts read',
    sum: 'Arithmetic',
    by: 'Overridden by',
  },
  'zh-CN': {
    why: '为什么？',
    title: '决定的依据',
    rule: '规则',
    policy: '政策',
    cites: '条款',
    facts: '依据的事实',
    sum: '计算过程',
    by: '人工改判',
  },
} as const;

export interface Reason {
  readonly policy: string;
  readonly version: string;
  readonly rule: string;
  readonly cites: readonly string[];
  readonly says: { readonly zh: string; readonly en: string };
  readonly facts: Readonly<Record<string, unknown>>;
  readonly arithmetic: readonly { readonly label: string; readonly amount: number }[];
}

interface WhyProps {
  readonly of: Reason | null | undefined;
  /** The currency of the arithmetic. */
  readonly currency?: string | undefined;
  /** Who decided otherwise, and why. */
  readonly override?: string | undefined;
}

/** Every decision answers 'why?' in one click: the rule, its policy's version, the facts it read, the arithmetic. */
export function Why({ of, currency, override }: WhyProps): ReactElement | null {
  const t = useWords(words);
  if (!of) return null;
  return (
    <Popover trigger="click" title={t('title')} content={<Reasons of={of} currency={currency} override={override} />}>
      <Button type="link" size="small" icon={<QuestionCircleOutlined />} className="why">
        {t('why')}
      </Button>
    </Popover>
  );
}

const factText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function Reasons({ of, currency, override }: WhyProps & { readonly of: Reason }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const amountText = (amount: number): string =>
    currency === undefined ? String(amount) : moneyText({ amount, currency }, locale);
  const facts = Object.entries(of.facts).map(([name, value]) => `${name} = ${factText(value)}`);
  const items = [
    { key: 'rule', label: t('rule'), children: of.rule },
    { key: 'policy', label: t('policy'), children: `${of.policy} ${of.version}` },
    ...(of.cites.length > 0 ? [{ key: 'cites', label: t('cites'), children: of.cites.join(', ') }] : []),
    ...(facts.length > 0 ? [{ key: 'facts', label: t('facts'), children: <Lines of={facts} /> }] : []),
    ...(of.arithmetic.length > 0
      ? [
          {
            key: 'sum',
            label: t('sum'),
            children: <Lines of={of.arithmetic.map(({ label, amount }) => `${label}: ${amountText(amount)}`)} />,
          },
        ]
      : []),
    ...(override === undefined ? [] : [{ key: 'by', label: t('by'), children: override }]),
  ];
  return (
    <div className="why-body">
      <p>{locale === 'en' ? of.says.en : of.says.zh}</p>
      <Descriptions size="small" column={1} bordered items={items} />
    </div>
  );
}

function Lines({ of }: { readonly of: readonly string[] }): ReactElement {
  return (
    <ul className="plain-list figures">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
