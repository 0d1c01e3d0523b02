import { Button, Result } from 'antd';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useWords } from '#console/words/use-words.ts';

const words = {
  en: {
    title: 'This page broke',
    says: 'Nothing was lost: what was done is on record. Load it again.',
    again: 'Load again',
  },
  'zh-CN': { title: '页面出错了', says: '没有丢失任何内容：已完成的操作都有记录。请重新加载。', again: '重新加载' },
} as const;

interface Props {
  readonly children: ReactNode;
}

/** A page that breaks is told so, and does not take the others with it. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken(): ReactElement {
  const t = useWords(words);
  return (
    <Result
      status="error"
      title={t('title')}
      subTitle={t('says')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('again')}
        </Button>
      }
    />
  );
}
