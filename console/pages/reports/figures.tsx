import { Flex, Select, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { FigureCatalogue, FigureTable } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { Definition } from './definition.tsx';
import { Downloads } from './downloads.tsx';
import { FigureValues } from './figure-values.tsx';
import { words } from './words.ts';

interface Wish {
  readonly figure: string;
  readonly by: string;
  readonly period: string;
}

/** One figure with its definition, as a picture and as a table (I1). */
export function Figures({ span }: { readonly span: Span }): ReactElement {
  const catalogue = useRead<FigureCatalogue>('/v1/figures');
  const [wish, setWish] = useState<Wish>({ figure: '', by: 'kind', period: '' });
  const figure = wish.figure || (catalogue.data?.data[0]?.id ?? '');
  const query = { ...span, figure, by: wish.by, period: wish.period };
  const values = useRead<FigureTable>('/v1/figures', query, { enabled: figure !== '', keep: true });
  if (catalogue.error) return <ProblemBox problem={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  if (!catalogue.data) return <Skeleton active />;
  const chosen = catalogue.data.data.find(({ id }) => id === figure);
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap align="center" justify="space-between">
        <Choices of={catalogue.data} value={{ ...wish, figure }} onChange={setWish} />
        <Downloads path="/v1/figures" query={query} />
      </Flex>
      {chosen ? <Definition of={chosen} /> : null}
      <Values of={values} />
    </Flex>
  );
}

function Values({ of }: { readonly of: ReturnType<typeof useRead<FigureTable>> }): ReactElement {
  if (of.error) return <ProblemBox problem={of.error} onRetry={() => void of.refetch()} />;
  return of.data ? <FigureValues of={of.data} isOld={of.isPlaceholderData} /> : <Skeleton active />;
}

interface ChoicesProps {
  readonly of: FigureCatalogue;
  readonly value: Wish;
  readonly onChange: (wish: Wish) => void;
}

function Choices({ of, value, onChange }: ChoicesProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const titled = ({ id, title }: FigureCatalogue['dimensions'][number]) => ({ value: id, label: told(title, locale) });
  const select = (name: keyof Wish, label: string, options: { value: string; label: string }[]): ReactElement => (
    <Select
      aria-label={label}
      value={value[name]}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: name === 'figure' ? 240 : 150 }}
      onChange={(chosen) => onChange({ ...value, [name]: chosen })}
    />
  );
  return (
    <Flex gap="small" wrap>
      {select('figure', t('figure'), of.data.map(titled))}
      {select('by', t('by'), [{ value: '', label: t('undivided') }, ...of.dimensions.map(titled)])}
      {select('period', t('period'), [
        { value: '', label: t('whole') },
        ...of.periods.map((period) => ({ value: period, label: t(period) })),
      ])}
    </Flex>
  );
}
