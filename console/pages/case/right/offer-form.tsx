import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { REMEDIES } from '#console/pages/case/name-tables.ts';
import { useWords } from '#console/words/use-words.ts';
import { currencyOf } from './currency.ts';
import { BY_AMOUNT, SENDS, type Draft } from './offer-draft.ts';
import { words } from './words.ts';

interface OfferFormProps {
  readonly view: CaseView;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** What a person says of an offer. */
export function OfferForm({ view, draft, onChange }: OfferFormProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const set = (change: Partial<Draft>): void => onChange({ ...draft, ...change });
  const byAmount = BY_AMOUNT.has(draft.remedy);
  return (
    <Form layout="vertical">
      <Form.Item label={t('remedy')} htmlFor="offer-remedy" required>
        <Select
          id="offer-remedy"
          aria-label={t('remedy')}
          value={draft.remedy === '' ? null : draft.remedy}
          onChange={(remedy: string) => set({ remedy, amount: '' })}
          options={Object.keys(REMEDIES).map((value) => ({ value, label: name('remedy', value) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item label={t(byAmount ? 'byAmount' : 'amount')} htmlFor="offer-amount" required={byAmount}>
        <Input
          id="offer-amount"
          inputMode="decimal"
          suffix={currencyOf(view) ?? ''}
          placeholder={byAmount ? '' : t('amountHint')}
          value={draft.amount}
          onChange={(event) => set({ amount: event.target.value })}
        />
      </Form.Item>
      <Details {...{ view, draft, set }} />
      <Form.Item label={t('reason')} htmlFor="offer-reason" required>
        <Input.TextArea
          id="offer-reason"
          rows={2}
          value={draft.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}

interface DetailsProps {
  readonly view: CaseView;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

/** What only some offers say: the articles, the way back, a grant beside it, steps to try. */
function Details({ view, draft, set }: DetailsProps): ReactElement {
  const t = useWords(words);
  const lines = SENDS.has(draft.remedy) ? (view.request.items ?? []) : [];
  return (
    <>
      {lines.map(({ line }) => (
        <Form.Item key={line} label={t('instead', { line: String(line) })} htmlFor={`offer-sku-${line}`}>
          <Input
            id={`offer-sku-${line}`}
            value={draft.instead[line] ?? ''}
            onChange={(event) => set({ instead: { ...draft.instead, [line]: event.target.value } })}
          />
        </Form.Item>
      ))}
      {draft.remedy === 'guidance' ? (
        <Form.Item label={t('steps')} htmlFor="offer-steps">
          <Input.TextArea
            id="offer-steps"
            rows={3}
            value={draft.steps}
            onChange={(event) => set({ steps: event.target.value })}
          />
        </Form.Item>
      ) : null}
      <Form.Item label={t('payer')} htmlFor="offer-freight">
        <Select
          id="offer-freight"
          aria-label={t('payer')}
          allowClear
          value={draft.freight === '' ? null : draft.freight}
          onChange={(freight: Draft['freight'] | undefined) => set({ freight: freight ?? '' })}
          options={(['merchant', 'customer'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Form.Item>
      <Beside draft={draft} set={set} />
    </>
  );
}

/** A grant beside the remedy. */
function Beside({ draft, set }: Pick<DetailsProps, 'draft' | 'set'>): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  return (
    <>
      <Form.Item label={t('extra')} htmlFor="offer-extra">
        <Select
          id="offer-extra"
          aria-label={t('extra')}
          allowClear
          placeholder={t('noExtra')}
          value={draft.extra === '' ? null : draft.extra}
          onChange={(extra: Draft['extra'] | undefined) => set({ extra: extra ?? '' })}
          options={(['coupon', 'points', 'apology'] as const).map((value) => ({ value, label: name('grant', value) }))}
        />
      </Form.Item>
      {draft.extra === 'coupon' || draft.extra === 'points' ? (
        <Form.Item label={t('extraWorth')} htmlFor="offer-extra-worth" required>
          <Input
            id="offer-extra-worth"
            inputMode="decimal"
            value={draft.extraWorth}
            onChange={(event) => set({ extraWorth: event.target.value })}
          />
        </Form.Item>
      ) : null}
    </>
  );
}
