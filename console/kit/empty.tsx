import { Empty as Picture } from 'antd';
import type { ReactElement, ReactNode } from 'react';

interface EmptyProps {
  /** What is not there, and whether that is good news. */
  readonly says: string;
  /** What one could do now. */
  readonly children?: ReactNode;
}

/** A designed nothing. */
export function Empty({ says, children }: EmptyProps): ReactElement {
  return (
    <Picture image={Picture.PRESENTED_IMAGE_SIMPLE} description={says}>
      {children}
    </Picture>
  );
}
