import type { ReactElement, ReactNode } from 'react';
import { Link } from 'wouter';

interface CaseLinkProps {
  readonly caseNo: string;
  readonly children?: ReactNode;
}

/** The number of a case, leading to its page. */
export function CaseLink({ caseNo, children }: CaseLinkProps): ReactElement {
  return (
    <Link href={`/cases/${caseNo}`} className="case-link figures">
      {children ?? caseNo}
    </Link>
  );
}
