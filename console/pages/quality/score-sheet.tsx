import { Alert, Button, Drawer, Flex, Form, Input, Radio, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useAct, useRead } from '#console/api/use-read.ts';
import type { SampleView, ScoreSheetView } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { totalOf } from '#domain/quality/sheet.ts';
import { words } from './words.ts';

interface ScoreSheetProps {
  readonly of: SampleView;
  readonly onClose: () => void;
}

interface Filled {
  readonly marks: Readonly<Record<string, number>>;
  readonly lesson?: string;
}

/** The score sheet of a case: a mark for each criterion, and what is to be learned. */
export function ScoreSheet({ of, onClose }: ScoreSheetProps): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const { act, isActing } = useAct();
  const sheet = useRead<ScoreSheetView>('/v1/quality/sheet');
  const save = async ({ marks, lesson }: Filled): Promise<void> => {
    const body = {
      marks: Object.entries(marks).map(([criterion, mark]) => ({ criterion, mark })),
      ...(lesson?.trim() ? { lesson } : {}),
    };
    const total = sheet.data ? totalOf(sheet.data, marks) : 0;
    const { ok } = await act('post', `/v1/quality/samples/${of.id}/score`, body, { done: t('saved', { total }) });
    if (ok) onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t('sheet', { caseNo: of.caseNo })}
      extra={<CaseLink caseNo={of.caseNo}>{t('record')}</CaseLink>}
      footer={
        may('scoreSample') ? (
          <Flex gap="small" justify="end">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" form="score-sheet" loading={isActing}>
              {t('save')}
            </Button>
          </Flex>
        ) : null
      }
    >
      {sheet.error ? <ProblemBox problem={sheet.error} onRetry={() => void sheet.refetch()} /> : null}
      {of.score ? (
        <Alert
          type="info"
          showIcon
          title={t('correction', { version: of.score.version })}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      {sheet.data ? <Marks sheet={sheet.data} of={of} onSave={(filled) => void save(filled)} /> : <Skeleton active />}
    </Drawer>
  );
}

interface MarksProps {
  readonly sheet: ScoreSheetView;
  readonly of: SampleView;
  readonly onSave: (filled: Filled) => void;
}

function Marks({ sheet, of, onSave }: MarksProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { may } = useMe();
  const [form] = Form.useForm<Filled>();
  const marks = Form.useWatch('marks', form) ?? of.score?.marks ?? {};
  const isFull = sheet.criteria.every(({ id }) => marks[id] !== undefined);
  const options = Array.from({ length: sheet.best + 1 }, (_, mark) => ({ value: mark, label: String(mark) }));
  return (
    <Form<Filled>
      id="score-sheet"
      form={form}
      layout="vertical"
      disabled={!may('scoreSample')}
      initialValues={{ marks: of.score?.marks ?? {}, lesson: of.score?.lesson ?? '' }}
      onFinish={onSave}
    >
      <p>{t('mark', { best: sheet.best, weak: sheet.weakAtMost })}</p>
      {sheet.criteria.map(({ id, name, weight }) => (
        <Form.Item
          key={id}
          name={['marks', id]}
          label={`${told(name, locale)} (${t('weight', { weight })})`}
          rules={[{ required: true, message: t('choose') }]}
        >
          <Radio.Group optionType="button" options={options} aria-label={told(name, locale)} />
        </Form.Item>
      ))}
      <Form.Item name="lesson" label={t('lesson')}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      <p aria-live="polite">
        {t('total')}: <strong className="figures">{isFull ? totalOf(sheet, marks) : '—'}</strong>
      </p>
    </Form>
  );
}
