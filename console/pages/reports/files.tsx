import type { ReactElement } from 'react';
import type { Span } from '#console/kit/span-filter.tsx';
import { useWords, type Words } from '#console/words/use-words.ts';
import { Downloads } from './downloads.tsx';

const words = {
  en: {
    cases: 'Every case',
    casesSays:
      'Number, order, kind, stage, times, outcome and amounts of each case of the shop. Without names, contacts and words of customers.',
    returns: 'The register of returns',
    returnsSays: 'Every unit that came back: when, in which case, what the inspection said and where it went.',
    whole:
      'Whole lists of the chosen shop, whatever days are chosen above. Texts stay texts: nothing in a file is run as a formula.',
  },
  'zh-CN': {
    cases: '全部案件',
    casesSays: '店铺每件案件的编号、订单、类型、阶段、时间、结果与金额。不含姓名、联系方式和顾客原话。',
    returns: '退货登记册',
    returnsSays: '每件退回的商品：时间、所属案件、验货结论与去向。',
    whole: '导出所选店铺的完整列表，不受上方日期限制。文本保持为文本：文件中的内容不会作为公式执行。',
  },
} satisfies Words;

const LISTS = [
  { name: 'cases', says: 'casesSays' },
  { name: 'returns', says: 'returnsSays' },
] as const;

/** Whole lists as files (I1, D8). */
export function Files({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  return (
    <>
      <p>{t('whole')}</p>
      <ul className="plain-list">
        {LISTS.map(({ name, says }) => (
          <li key={name} className="file-line">
            <h2 className="section-title">{t(name)}</h2>
            <p>{t(says)}</p>
            <Downloads path={`/v1/exports/${name}`} query={{ shop: span.shop }} />
          </li>
        ))}
      </ul>
    </>
  );
}
