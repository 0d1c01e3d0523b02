import type { Words } from '#console/words/use-words.ts';

export const words = {
  en: {
    title: '{caseNo} · {kind}',
    loading: 'Case {caseNo}',
    left: 'Case and customer',
    centre: 'Timeline and messages',
    right: 'What to do',
    copy: 'Copy the number',
  },
  'zh-CN': {
    title: '{caseNo} · {kind}',
    loading: '案件 {caseNo}',
    left: '案件与客户',
    centre: '时间线与消息',
    right: '待办与处理',
    copy: '复制编号',
  },
} satisfies Words;
