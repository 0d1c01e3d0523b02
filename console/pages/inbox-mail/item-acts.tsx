import { App, Button, Flex, Input, Popconfirm, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { InboundItemView } from '#console/api/types.ts';
import { useAct } from '#console/api/use-act.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** Open a case for it, give it to a case, or leave it; what the message seems to say stands there already. */
export function ItemActs({ item }: { readonly item: InboundItemView }): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [caseNo, setCaseNo] = useState(item.caseNo ?? '');
  const path = `/v1/inbound/items/${item.id}`;
  const assign = (): void =>
    void act('post', `${path}/assign`, { case: caseNo.trim() }, { done: t('assigned', { caseNo: caseNo.trim() }) });
  const dismiss = (): void => void act('post', `${path}/dismiss`, {}, { done: t('dismissed') });
  return (
    <Flex gap="large" wrap align="center" justify="space-between">
      <OpenCase item={item} />
      <Flex gap="small" wrap>
        <Input
          aria-label={t('case')}
          placeholder={t('case')}
          value={caseNo}
          onChange={({ target }) => setCaseNo(target.value)}
          style={{ width: 180 }}
        />
        <Button onClick={assign} loading={isActing} disabled={caseNo.trim() === ''}>
          {t('assign')}
        </Button>
        <Popconfirm title={t('dismissSure')} okText={t('yes')} cancelText={t('no')} onConfirm={dismiss}>
          <Button disabled={isActing}>{t('dismiss')}</Button>
        </Popconfirm>
      </Flex>
    </Flex>
  );
}

function OpenCase({ item }: { readonly item: InboundItemView }): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const { act, isActing } = useAct();
  const { message } = App.useApp();
  const [shop, setShop] = useState(item.shop ?? works[0]?.shop);
  const [order, setOrder] = useState(item.order ?? '');
  const open = async (): Promise<void> => {
    const done = await act<{ readonly caseNo: string }>('post', `/v1/inbound/items/${item.id}/case`, {
      shop,
      order: order.trim(),
    });
    if (done.ok) void message.success(t('opened', { caseNo: done.value.caseNo }));
  };
  return (
    <Flex gap="small" wrap>
      <Select
        aria-label={t('shop')}
        value={shop}
        onChange={setShop}
        options={works.map((one) => ({ value: one.shop, label: one.shop }))}
        style={{ minWidth: 130 }}
      />
      <Input
        aria-label={t('order')}
        placeholder={t('order')}
        value={order}
        onChange={({ target }) => setOrder(target.value)}
        style={{ width: 180 }}
      />
      <Button type="primary" onClick={() => void open()} loading={isActing} disabled={order.trim() === ''}>
        {t('open')}
      </Button>
    </Flex>
  );
}
