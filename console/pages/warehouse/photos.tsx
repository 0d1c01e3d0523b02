import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface PhotosProps {
  readonly caseNo: string;
  /** Addresses, or `evidence:<id>`. */
  readonly urls: readonly string[];
}

const OWN = 'evidence:';

/** Small pictures of what somebody showed; what lies elsewhere is a link, since nothing is loaded from outside. */
export function Photos({ caseNo, urls }: PhotosProps): ReactElement {
  const t = useWords(words);
  return (
    <Flex gap="small" wrap>
      {urls.map((url, index) => {
        const name = t('photoN', { n: index + 1 });
        const file = url.startsWith(OWN) ? `/v1/cases/${caseNo}/evidence/${url.slice(OWN.length)}` : undefined;
        return (
          <a key={url} href={file ?? url} target="_blank" rel="noreferrer noopener">
            {file ? <img src={`${file}/thumbnail`} alt={name} className="bench-photo" /> : name}
          </a>
        );
      })}
    </Flex>
  );
}
