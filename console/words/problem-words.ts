import type { ApiProblem, Missed } from '#console/api/api-problem.ts';
import { useWords } from './use-words.ts';

const words = {
  en: {
    stale: 'The case has moved on',
    changed: '{what} by {who}',
    look: 'Look at it again, then act anew.',
    offline: 'Aftercare does not answer',
    offlineDo: 'Check the connection; nothing was lost, the same act can be repeated.',
    session: 'The session has ended',
    sessionDo: 'Sign in again; what is written here stays.',
    internal: 'Something went wrong here',
    refused: 'Not done',
    id: 'Request {id}',
  },
  'zh-CN': {
    stale: '案件已有新变化',
    changed: '{who}：{what}',
    look: '请先查看最新情况，再重新操作。',
    offline: 'Aftercare 没有响应',
    offlineDo: '请检查网络；没有丢失任何内容，可以重复同一操作。',
    session: '登录已失效',
    sessionDo: '请重新登录；这里填写的内容会保留。',
    internal: '系统出错了',
    refused: '未执行',
    id: '请求编号 {id}',
  },
} as const;

/** The name of an event as people read it: `offerMade` as `offer made`. */
const plain = (type: string): string => type.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
const who = ({ by }: Missed): string => (by === undefined ? '?' : by.type === 'system' ? 'Aftercare' : by.id);

/** A refusal in words: a title, and what to do about it. */
export function useMessageOf(): (problem: ApiProblem) => { title: string; description: string } {
  const t = useWords(words);
  return (problem) => {
    const { code, detail, changed, requestId } = problem;
    const id = requestId === undefined || problem.status < 500 ? '' : ` ${t('id', { id: requestId })}`;
    if (code === 'offline') return { title: t('offline'), description: t('offlineDo') };
    if (code === 'unauthenticated') return { title: t('session'), description: t('sessionDo') };
    if (code === 'precondition_failed') {
      const news = changed.map((one) => t('changed', { what: plain(one.type), who: who(one) }));
      return { title: t('stale'), description: [...news, t('look')].join(' · ') };
    }
    if (problem.status >= 500) return { title: t('internal'), description: `${detail}${id}` };
    const fields = problem.errors.map(({ pointer, message }) => `${pointer.replace(/^\/(body\/)?/u, '')} ${message}`);
    return { title: t('refused'), description: [detail, ...fields].join(' · ') };
  };
}
