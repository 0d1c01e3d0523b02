import { CloseOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Popover, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { taskName } from '#console/kit/task-names.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { FIELDS, isSame, STANDARD, type Filter, type FilterKey } from './filters.ts';
import { useSaved } from './saved.ts';
import { VALUES } from './values.ts';
import { words } from './words.ts';

interface FilterBarProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

const SAYS = {
  mine: 'mine',
  unassigned: 'unassigned',
  vip: 'vip',
  complaints: 'complaints',
  decisions: 'decisions',
  stuck: 'stuck',
  onUs: 'onUs',
  onCustomer: 'onCustomer',
  open: 'openCases',
} as const satisfies Record<FilterKey, keyof typeof words.en>;

/** The filters everybody has, one's own, and the fields to narrow down by. */
export function FilterBar({ filter, onFilter }: FilterBarProps): ReactElement {
  const t = useWords(words);
  const { id } = useMe();
  const [saved, keep] = useSaved(id);
  const isKnown = [...STANDARD, ...saved].some((one) => isSame(one, filter));
  return (
    <div className="queue-filters">
      <Flex gap={6} wrap role="group" aria-label={t('filters')}>
        {STANDARD.map((one) => (
          <Button key={one.key} size="small" {...pressed(isSame(one, filter))} onClick={() => onFilter(one)}>
            {t(SAYS[one.key])}
          </Button>
        ))}
        {saved.map((one) => (
          <span key={one.name} className="queue-saved">
            <Button size="small" {...pressed(isSame(one, filter))} onClick={() => onFilter(one)}>
              {one.name}
            </Button>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('forget', { name: one.name })}
              onClick={() => keep(saved.filter(({ name }) => name !== one.name))}
            />
          </span>
        ))}
        {isKnown ? null : (
          <Keep onKeep={(name) => keep([...saved.filter((one) => one.name !== name), { name, ...filter }])} />
        )}
      </Flex>
      <Fields filter={filter} onFilter={onFilter} />
    </div>
  );
}

const pressed = (is: boolean) => ({ type: is ? ('primary' as const) : ('default' as const), 'aria-pressed': is });

function Keep({ onKeep }: { readonly onKeep: (name: string) => void }): ReactElement {
  const t = useWords(words);
  const [name, setName] = useState('');
  const keep = (): void => {
    if (name.trim() !== '') onKeep(name.trim());
  };
  const form = (
    <Flex gap="small">
      <Input
        aria-label={t('saveAs')}
        placeholder={t('saveAs')}
        value={name}
        maxLength={40}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={keep}
      />
      <Button type="primary" onClick={keep}>
        {t('keep')}
      </Button>
    </Flex>
  );
  return (
    <Popover trigger="click" content={form}>
      <Button size="small" type="dashed" icon={<SaveOutlined />}>
        {t('save')}
      </Button>
    </Popover>
  );
}

function Fields({ filter, onFilter }: FilterBarProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const locale = useLocale();
  const set = (field: string, value: string | undefined): void => {
    const { [field]: _gone, ...rest } = filter.fields;
    onFilter({ view: filter.view, fields: value === undefined || value === '' ? rest : { ...rest, [field]: value } });
  };
  const says = (field: string, value: string): string => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
    if (field === 'kind') return filter.view === 'tasks' ? taskName(value, locale) : name('kind', value);
    const table = ({ queue: 'queue', group: 'group', role: 'role', stage: 'stage', waitingOn: 'turn' } as const)[
      field as 'queue'
    ];
    return table === undefined ? value : name(table, value);
  };
  return (
    <Flex gap={6} wrap role="group" aria-label={t('narrow')}>
      {FIELDS[filter.view].map((field) => {
        const label = t(`field.${field}` as 'field.queue');
        if (field === 'order')
          return (
            <Input
              key={field}
              size="small"
              className="queue-field"
              allowClear
              aria-label={label}
              placeholder={label}
              defaultValue={filter.fields['order']}
              onPressEnter={({ currentTarget }) => set('order', currentTarget.value.trim())}
              onClear={() => set('order', undefined)}
            />
          );
        return (
          <Select
            key={field}
            size="small"
            allowClear
            className="queue-field"
            aria-label={label}
            placeholder={label}
            value={filter.fields[field]}
            onChange={(value: string | undefined) => set(field, value)}
            popupMatchSelectWidth={false}
            options={(VALUES[filter.view][field] ?? []).map((value) => ({
              value,
              label: `${label}: ${says(field, value)}`,
            }))}
          />
        );
      })}
    </Flex>
  );
}
