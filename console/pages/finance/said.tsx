import { Input } from 'antd';
import { useState, type ReactElement } from 'react';

/** What a person has to say with an act. */
interface Saying {
  readonly text: string;
  readonly isMissed: boolean;
  readonly say: (text: string) => void;
  /** Whether something was said; asks for it when not. */
  readonly isThere: () => boolean;
}

export function useSaid(first = ''): Saying {
  const [text, say] = useState(first);
  const [isAsked, setIsAsked] = useState(false);
  const isEmpty = text.trim() === '';
  return {
    text,
    isMissed: isAsked && isEmpty,
    say,
    isThere: () => {
      setIsAsked(isEmpty);
      return !isEmpty;
    },
  };
}

interface SaidProps {
  readonly of: Saying;
  readonly label: string;
  readonly missing: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly most?: number;
}

/** A field that must not stay empty; what is missing is said in words. */
export function Said({ of, label, missing, hint = '', rows = 3, most = 500 }: SaidProps): ReactElement {
  return (
    <div>
      <label>
        {label}
        <Input.TextArea
          rows={rows}
          maxLength={most}
          value={of.text}
          placeholder={hint}
          status={of.isMissed ? 'error' : ''}
          onChange={(event) => of.say(event.target.value)}
        />
      </label>
      {of.isMissed ? <span role="alert">{missing}</span> : null}
    </div>
  );
}
