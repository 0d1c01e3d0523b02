import { Alert, Button, Card, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { Moment } from '#console/kit/moment.tsx';
import { moneyText } from '#console/kit/money.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { FoundOrder } from './draft.ts';
import type { FormProps } from './form-props.ts';
import { words } from './words.ts';

/** The order, looked up at the shop, and the units the customer speaks of. */
export function OrderCard({ draft, set }: FormProps): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const [asked, setAsked] = useState('');
  const path = `/v1/orders/${draft.shop}/${encodeURIComponent(asked)}`;
  const found = useRead<FoundOrder>(path, {}, { enabled: asked !== '' });
  const lookUp = (): void => setAsked(draft.order.trim().replace(/^#/, ''));
  return (
    <Card size="small" title={<h2 className="new-case-title">{t('order')}</h2>}>
      <Form layout="vertical" onFinish={lookUp}>
        <Flex gap="small" align="end" wrap>
          <Form.Item label={t('shop')} htmlFor="new-shop" required>
            <Select
              id="new-shop"
              aria-label={t('shop')}
              className="new-case-shop"
              value={draft.shop}
              onChange={(shop: string) => set({ shop, quantities: {}, instead: {} })}
              options={works.map(({ shop }) => ({ value: shop, label: shop }))}
            />
          </Form.Item>
          <Form.Item label={t('orderNo')} htmlFor="new-order" required>
            <Input
              id="new-order"
              value={draft.order}
              onChange={(event) => set({ order: event.target.value, quantities: {}, instead: {} })}
            />
          </Form.Item>
          <Form.Item>
            <Button htmlType="submit" loading={found.isFetching}>
              {t('lookUp')}
            </Button>
          </Form.Item>
        </Flex>
      </Form>
      {found.error && asked !== '' ? <Alert type="warning" showIcon title={t('notFound')} /> : null}
      {found.data ? <Units order={found.data} {...{ draft, set }} /> : null}
    </Card>
  );
}

function Units({ order, draft, set }: FormProps & { readonly order: FoundOrder }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const name = useCaseNames();
  const money = (amount: number): string => moneyText({ amount, currency: order.currency }, locale);
  const contact = order.contact as FoundOrder['contact'] | null;
  const isPrefilled = draft.email !== '' || draft.phone !== '' || draft.name !== '';
  return (
    <section aria-label={t('units')}>
      <Flex gap="small" wrap align="center">
        <span>{t('status', { status: name('state', order.status), tier: name('state', order.tier) })}</span>
        {order.deliveredAt === null ? null : (
          <span>
            {t('delivered')} <Moment at={order.deliveredAt} shop={order.shop} />
          </span>
        )}
        {contact && !isPrefilled ? (
          <Button
            size="small"
            onClick={() => set({ name: contact.name, email: contact.email ?? '', phone: contact.phone ?? '' })}
          >
            {contact.name} · {contact.email ?? contact.phone}
          </Button>
        ) : null}
      </Flex>
      {order.lines.map((line) => (
        <Line key={line.line} {...{ line, draft, set }} price={money(line.net)} />
      ))}
    </section>
  );
}

interface LineProps extends FormProps {
  readonly line: FoundOrder['lines'][number];
  readonly price: string;
}

function Line({ line, price, draft, set }: LineProps): ReactElement {
  const t = useWords(words);
  const quantity = draft.quantities[line.line] ?? 0;
  const options = Object.values(line.options).join(', ');
  const name = options === '' ? line.name : `${line.name} (${options})`;
  return (
    <div className="new-case-line">
      <InputNumber
        aria-label={t('line', { name, free: String(line.free) })}
        min={0}
        max={line.free}
        value={quantity}
        disabled={line.free === 0}
        onChange={(value) => set({ quantities: { ...draft.quantities, [line.line]: value ?? 0 } })}
      />
      <span>
        {line.free === 0 ? `${name}: ${t('none')}` : t('line', { name, free: String(line.free) })} ·{' '}
        <span className="figures">{price}</span> · <code>{line.sku}</code>
      </span>
      {draft.wish === 'exchange' && quantity > 0 ? (
        <Input
          aria-label={t('sku', { name })}
          placeholder={t('sku', { name })}
          value={draft.instead[line.line] ?? ''}
          onChange={(event) => set({ instead: { ...draft.instead, [line.line]: event.target.value } })}
        />
      ) : null}
    </div>
  );
}
