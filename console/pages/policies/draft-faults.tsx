import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import type { ApiProblem, FieldProblem } from '#console/api/api-problem.ts';
import { useWords } from '#console/words/use-words.ts';
import { EDITOR } from './draft-editor.tsx';
import { lineOf } from './draft-text.ts';
import { words } from './draft-words.ts';

interface DraftFaultsProps {
  readonly of: ApiProblem;
  /** The draft as it was refused. */
  readonly text: string;
}

/** `/draft/window/days` as the place in the file: `window`, `days`. */
const placeOf = ({ pointer }: FieldProblem): readonly string[] => pointer.split('/').slice(2);

/** Every wrong field of a draft by its name, with the way to its line. */
export function DraftFaults({ of, text }: DraftFaultsProps): ReactElement {
  const t = useWords(words);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(of.code === 'draft_unpublishable' ? 'unpublishable' : 'errors')}
      description={
        <Faults of={of.errors.map((error) => ({ path: placeOf(error), says: error.message }))} text={text} />
      }
    />
  );
}

interface Fault {
  readonly path: readonly string[];
  readonly says: string;
}

export function Faults({ of, text }: { readonly of: readonly Fault[]; readonly text: string }): ReactElement {
  const t = useWords(words);
  return (
    <ul className="fault-list">
      {of.map(({ path, says }) => {
        const line = lineOf(text, path);
        return (
          <li key={`${path.join('.')} ${says}`}>
            <strong>
              <code>{path.length === 0 ? t('whole') : path.join('.')}</code>
            </strong>
            {line === undefined ? null : (
              <Button type="text" size="small" aria-label={t('go', { n: line })} onClick={() => goTo(text, line)}>
                {t('line', { n: line })}
              </Button>
            )}
            <div style={{ overflowWrap: 'anywhere' }}>{says}</div>
          </li>
        );
      })}
    </ul>
  );
}

/** Puts the cursor on the line, with the line in sight. */
function goTo(text: string, line: number): void {
  const field = document.getElementById(EDITOR);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const lines = text.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight / Math.max(1, lines.length)) * Math.max(0, line - 6);
}
