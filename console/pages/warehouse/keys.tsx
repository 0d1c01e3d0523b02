import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { DISPOSITION_KEYS, OUTCOME_KEYS } from './bench.ts';
import type { Desk } from './desk.ts';
import { words } from './words.ts';

/** The keys that mean something now. */
export function Keys({ desk }: { readonly desk: Desk }): ReactElement | null {
  const t = useWords(words);
  if (desk.is !== 'bench' || (desk.bench.step !== 'verdict' && desk.bench.step !== 'record')) return null;
  const outcomes = Object.entries(OUTCOME_KEYS).map(([key, outcome]) => [key, t(`o_${outcome}`)] as const);
  const places = Object.entries(DISPOSITION_KEYS).map(([key, place]) => [key, t(`d_${place}`)] as const);
  const rest = [
    ['A', t('key_a')],
    ['+', t('key_plus')],
    ['Z', t('key_z')],
    ['Esc', t('key_esc')],
  ] as const;
  return (
    <Flex vertical gap={2} className="bench-keys" role="note" aria-label={t('keys')}>
      <KeyRow of={outcomes} />
      <KeyRow of={places} note={t('keyPlace')} />
      <KeyRow of={rest} />
    </Flex>
  );
}

interface KeyRowProps {
  readonly of: readonly (readonly [key: string, means: string])[];
  readonly note?: string;
}

const KeyRow = ({ of, note }: KeyRowProps): ReactElement => (
  <Flex gap="middle" wrap>
    {of.map(([key, means]) => (
      <span key={key}>
        <kbd>{key}</kbd> {means}
      </span>
    ))}
    {note === undefined ? null : <span className="quiet">({note})</span>}
  </Flex>
);
