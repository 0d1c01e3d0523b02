import { Alert, Form, Modal, Spin } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { versionTag } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import { told } from '#console/kit/bilingual.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useMessageOf } from '#console/words/problem-words.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { currencyOf, exponentOf } from './currency.ts';
import { PreviewBox } from './effect-view.tsx';
import { FieldInput } from './field-input.tsx';
import { bodyOf, isComplete, shownFields, type Field, type Values } from './form-field.ts';
import { FORMS } from './forms.ts';
import type { ActPreview, NextAction } from './right-types.ts';
import { usePreview } from './use-preview.ts';
import { whyText } from './why-text.ts';
import { words } from './words.ts';

interface ActDialogProps {
  readonly action: NextAction;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/**
 * An act on a case: what has to be filled in, and beside it what it would do, before it is done. It names the version
 * the person looked at, so that what changed meanwhile is told instead of being run over.
 */
export function ActDialog({ action, view, onClose }: ActDialogProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { act, isActing } = useAct();
  // The version the person saw when they began: later ones may be what makes the act wrong.
  const [seen] = useState(view.version);
  const fields = useFields(action, view);
  const [values, setValues] = useState<Values>(() => initialOf(fields));
  const complete = isComplete(fields, values);
  const body = bodyOf(fields, values, exponentOf(view));
  const trial = complete ? { operation: action.operation, params: paramsOf(action), body } : undefined;
  const { preview, problem, isAsking } = usePreview<ActPreview>(`/v1/cases/${view.caseNo}/actions/preview`, trial);
  const send = async (): Promise<void> => {
    const done = await act('post', action.path, body, { ifMatch: versionTag(seen), done: t('done') });
    if (done.ok || done.problem.status === 412) onClose();
  };
  return (
    <Modal
      open
      title={told(action.says, locale)}
      onCancel={onClose}
      onOk={() => void send()}
      okText={t('doIt')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !complete || preview?.possible === false, loading: isActing }}
      width={640}
    >
      {action.why === null ? null : <p className="quiet">{whyText(action.why)}</p>}
      <Form layout="vertical">
        {shownFields(fields, values)
          .filter(({ hidden }) => hidden !== true)
          .map((field) => (
            <FieldInput
              key={field.path}
              field={field}
              value={values[field.path] ?? ''}
              currency={currencyOf(view)}
              onChange={(value) => setValues((now) => ({ ...now, [field.path]: value }))}
            />
          ))}
      </Form>
      <section aria-label={t('effect')} aria-live="polite">
        <h3>{t('effect')}</h3>
        <Spin spinning={isAsking}>
          {problem ? <TrialProblem problem={problem} /> : <PreviewBox preview={preview} shop={view.shop} />}
        </Spin>
      </section>
    </Modal>
  );
}

const useFields = (action: NextAction, view: CaseView): readonly Field[] =>
  useMemo(() => (action.operation === 'makeOffer' ? [] : FORMS[action.operation](action, view)), [action, view]);

const initialOf = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.flatMap(({ path, initial }) => (initial === undefined ? [] : [[path, initial]])));

const paramsOf = ({ target }: NextAction): Record<string, string> =>
  Object.fromEntries(
    Object.entries(target).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );

/** What is wrong with what was filled in, in the API's words. */
function TrialProblem({ problem }: { readonly problem: Parameters<ReturnType<typeof useMessageOf>>[0] }): ReactElement {
  const { title, description } = useMessageOf()(problem);
  return <Alert type="warning" showIcon title={title} description={description} />;
}
