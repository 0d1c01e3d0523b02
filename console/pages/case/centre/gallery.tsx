import { FileOutlined, LinkOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import type { ReactElement } from 'react';
import type { GivenText } from '#console/pages/case/case-types.ts';
import { useRead } from '#console/api/use-read.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** A file as the API lists it. */
interface Kept {
  readonly id: string;
  readonly name: string | null;
  readonly type: string;
  readonly hasThumbnail: boolean;
}

interface GalleryProps {
  readonly caseNo: string;
  readonly texts: readonly GivenText[];
}

const isLink = ({ kind, url }: GivenText): boolean => kind === 'evidence' && url !== null && /^https?:/.test(url);

/** What was shown in a case: pictures as small ones, everything else by its name; what lies elsewhere as a link. */
export function Gallery({ caseNo, texts }: GalleryProps): ReactElement | null {
  const t = useWords(words);
  const kept = useRead<{ data: readonly Kept[] }>(`/v1/cases/${encodeURIComponent(caseNo)}/evidence`);
  const files = kept.data?.data ?? [];
  const links = texts.filter(isLink);
  if (files.length + links.length === 0) return null;
  return (
    <Card size="small" title={<h2 className="block-title">{`${t('gallery')} · ${files.length + links.length}`}</h2>}>
      <ul className="plain-list gallery">
        {files.map((file) => (
          <li key={file.id}>
            <File caseNo={caseNo} file={file} />
          </li>
        ))}
        {links.map(({ id, url }) => (
          <li key={id}>
            <a href={url ?? ''} target="_blank" rel="noreferrer noopener" className="gallery-link">
              <LinkOutlined /> {lastOf(url ?? '')}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const lastOf = (url: string): string => url.split(/[/?#]/).findLast((part) => part !== '') ?? url;

function File({ caseNo, file }: { readonly caseNo: string; readonly file: Kept }): ReactElement {
  const t = useWords(words);
  const { id, name, type, hasThumbnail } = file;
  const address = `/v1/cases/${encodeURIComponent(caseNo)}/evidence/${id}`;
  const title = name ?? type;
  return (
    <a href={address} target="_blank" rel="noreferrer" title={title} aria-label={t('openFile', { name: title })}>
      {hasThumbnail ? (
        <img src={`${address}/thumbnail`} alt={title} className="gallery-picture" loading="lazy" />
      ) : (
        <span className="gallery-link">
          <FileOutlined /> {title}
        </span>
      )}
    </a>
  );
}
