import { Card } from 'antd';
import type { ReactElement, ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** One block of the right column, found by its heading. */
export function Section({ title, extra, children }: SectionProps): ReactElement {
  return (
    <section aria-label={title}>
      <Card size="small" title={<h2 className="case-right-title">{title}</h2>} extra={extra}>
        {children}
      </Card>
    </section>
  );
}
