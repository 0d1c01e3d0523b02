import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { DeskBody } from './desk-body.tsx';
import { Keys } from './keys.tsx';
import { useDesk, type DeskHook } from './use-desk.ts';
import { words } from './words.ts';

/** One field that always listens: numbers go in, keys judge, Enter goes on. */
export function BenchDesk(): ReactElement {
  const t = useWords(words);
  const hook = useDesk();
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  const camera = useRef<HTMLInputElement>(null);
  const { desk, doing } = hook;

  // Whatever was clicked, the scanner finds the field.
  useEffect(() => field.current?.focus());

  const enter = async (): Promise<void> => {
    // What is typed meanwhile stays until the bench can hear it.
    if (doing) return;
    const said = text;
    setText('');
    if ((await hook.enter(said)) === 'photo') camera.current?.click();
  };

  return (
    <div className="bench">
      <label htmlFor="scan" className="bench-prompt">
        {t(promptOf(hook))}
      </label>
      <Input
        id="scan"
        ref={field}
        size="large"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={text}
        aria-busy={doing !== undefined}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => void enter()}
        onKeyDown={(event) => event.key === 'Escape' && (setText(''), hook.leave())}
        aria-describedby="bench-says"
      />
      <Keys desk={desk} />
      <Says hook={hook} />
      <Camera of={camera} onPhoto={(file) => void hook.photo(file)} />
      <DeskBody desk={desk} onLeave={hook.leave} />
    </div>
  );
}

interface CameraProps {
  readonly of: RefObject<HTMLInputElement | null>;
  readonly onPhoto: (file: File) => void;
}

/** Where a photo comes from: a file, or the camera of a telephone; opened by a key. */
const Camera = ({ of, onPhoto }: CameraProps): ReactElement => (
  <input
    ref={of}
    type="file"
    accept="image/jpeg,image/png,image/webp"
    capture="environment"
    hidden
    onChange={(event) => {
      const file = event.target.files?.[0];
      event.target.value = '';
      if (file) onPhoto(file);
    }}
  />
);

const PROMPTS = {
  verdict: 'askVerdict',
  percent: 'askPercent',
  reason: 'askReason',
  photo: 'askPhoto',
  record: 'askRecord',
} as const;

const promptOf = ({ desk, doing }: DeskHook) => {
  if (doing) return doing;
  if (desk.is === 'choice') return 'several';
  return desk.is === 'bench' ? PROMPTS[desk.bench.step] : 'scan';
};

/** What came of the last key: said in words, never by a sound. */
function Says({ hook: { desk, failure } }: { readonly hook: DeskHook }): ReactElement {
  const t = useWords(words);
  const slip = desk.is === 'bench' ? desk.bench.slip : undefined;
  const said =
    desk.is === 'free' && desk.after ? t(desk.after.how === 'recorded' ? 'done' : 'left', { ...desk.after }) : '';
  const why = failure?.problem.detail ?? '';
  const wrong = slip
    ? t(`slip_${slip}`)
    : failure
      ? t(failure.at === 'photo' ? 'uploadFailed' : 'sendFailed', { why })
      : '';
  return (
    <div id="bench-says" className="bench-says">
      <span role="alert" className="bench-wrong">
        {wrong}
      </span>
      <span role="status">{said}</span>
    </div>
  );
}
