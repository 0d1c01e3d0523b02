import { Checkbox } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { useNames } from '#console/kit/use-names.ts';
import { VirtualList } from '#console/kit/virtual-list.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { cellOf, isTask, keyOf, type ColumnKey, type Row } from './columns.tsx';
import { words } from './words.ts';

interface QueueTableProps {
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnKey[];
  readonly marked: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onEnd: () => void;
}

const ROW_HEIGHT = 40;

/** The rows of a queue; tasks can be chosen, to be given to somebody. */
export function QueueTable({ rows, columns, marked, chosen, onChoose, onEnd }: QueueTableProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const locale = useLocale();
  const speaking = useMemo(() => ({ name, locale, nobody: t('nobody') }), [name, locale, t]);
  const canChoose = rows.some(isTask);
  const toggle = (key: string): void => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  const isAll = chosen.size > 0 && chosen.size === rows.length;
  const head = (
    <tr>
      {canChoose ? (
        <th scope="col" className="queue-choose">
          <Checkbox
            aria-label={t('chooseAll')}
            checked={isAll}
            indeterminate={chosen.size > 0 && !isAll}
            onChange={() => onChoose(isAll ? new Set() : new Set(rows.map(keyOf)))}
          />
        </th>
      ) : null}
      {columns.map((key) => (
        <th key={key} scope="col" className={`queue-${key}`}>
          {t(`col.${key}`)}
        </th>
      ))}
    </tr>
  );
  return (
    <VirtualList
      label={t('list')}
      rows={rows}
      rowHeight={ROW_HEIGHT}
      head={head}
      marked={marked}
      onEnd={onEnd}
      render={(row, index) => (
        <tr
          key={keyOf(row)}
          aria-rowindex={index + 2}
          data-marked={index === marked}
          aria-current={index === marked ? 'true' : undefined}
        >
          {canChoose ? (
            <td>
              <Checkbox
                aria-label={t('choose', { what: keyOf(row) })}
                checked={chosen.has(keyOf(row))}
                onChange={() => toggle(keyOf(row))}
              />
            </td>
          ) : null}
          {columns.map((key) => (
            <td key={key}>{cellOf(key, row, speaking)}</td>
          ))}
        </tr>
      )}
    />
  );
}
