import { Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useWords } from '#console/words/use-words.ts';
import { BenchDesk } from './bench-desk.tsx';
import { Register } from './register.tsx';
import { Waybills } from './waybills.tsx';
import './warehouse.css';
import { words } from './words.ts';

/** What comes back and what goes out: the bench at which parcels are opened, the day's register, the hours' waybills. */
export function WarehousePage(): ReactElement {
  const t = useWords(words);
  const [tab, setTab] = useState('bench');
  return (
    <PageFrame title={t('title')}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'bench', label: t('bench'), children: <BenchDesk /> },
          { key: 'register', label: t('register'), children: <Register /> },
          { key: 'waybills', label: t('waybills'), children: <Waybills /> },
        ]}
      />
    </PageFrame>
  );
}
