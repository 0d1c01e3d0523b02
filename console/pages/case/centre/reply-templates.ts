import type { Locale as ReaderLocale } from '#domain/intake/request.ts';
import type { Locale } from '#console/words/words.ts';

export type ReplyKind = 'between' | 'closes' | 'awaits';

/** A piece of a reply that is written often: named in the agent's language, said in the customer's. */
export interface ReplyTemplate {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly title: Readonly<Record<Locale, string>>;
  readonly text: Readonly<Record<ReaderLocale, string>>;
}

/** What agents write most; `{order}` and `{caseNo}` are put in. */
export const REPLY_TEMPLATES: readonly ReplyTemplate[] = [
  {
    id: 'looking',
    kind: 'between',
    title: { en: 'We are looking into it', 'zh-CN': '正在核实' },
    text: {
      en: 'Thank you for your patience. We are looking into order {order} and will write to you as soon as we know more.',
      'zh-CN': '感谢您的耐心等待。我们正在核实订单 {order} 的情况，有结果会第一时间告诉您。',
      'zh-TW': '感謝您的耐心等候。我們正在確認訂單 {order} 的情況，有結果會第一時間通知您。',
    },
  },
  {
    id: 'sorry-delay',
    kind: 'between',
    title: { en: 'Sorry for the delay', 'zh-CN': '为延误致歉' },
    text: {
      en: 'We are sorry that this takes longer than you expected. Your case {caseNo} is with a colleague, and nothing is lost.',
      'zh-CN': '非常抱歉让您久等了。您的服务单 {caseNo} 已有同事跟进，请您放心。',
      'zh-TW': '非常抱歉讓您久等了。您的服務單 {caseNo} 已有同事跟進，請您放心。',
    },
  },
  {
    id: 'photo',
    kind: 'awaits',
    title: { en: 'Ask for a photo', 'zh-CN': '请客户提供照片' },
    text: {
      en: 'So that we can help quickly, please add a photo of the article and of its label on your case page.',
      'zh-CN': '为了尽快处理，请您在服务单页面上传商品及标签的照片。',
      'zh-TW': '為了盡快處理，請您在服務單頁面上傳商品及標籤的照片。',
    },
  },
  {
    id: 'packing',
    kind: 'between',
    title: { en: 'How to pack', 'zh-CN': '包装说明' },
    text: {
      en: 'Please pack the article with everything that came with it, and stick our label on the outside of the parcel.',
      'zh-CN': '请将商品连同配件和赠品一起包好，并把我们的面单贴在包裹外面。',
      'zh-TW': '請將商品連同配件和贈品一起包好，並把我們的標籤貼在包裹外面。',
    },
  },
  {
    id: 'thanks',
    kind: 'closes',
    title: { en: 'Answer and thank', 'zh-CN': '答复并致谢' },
    text: {
      en: 'Thank you for asking. We hope this answers your question about order {order}.',
      'zh-CN': '感谢您的咨询，希望以上内容解答了您关于订单 {order} 的问题。',
      'zh-TW': '感謝您的詢問，希望以上內容解答了您關於訂單 {order} 的問題。',
    },
  },
];

/** A template as it is put into a reply. */
export const templateText = (
  { text }: ReplyTemplate,
  { locale, order, caseNo }: { readonly locale: ReaderLocale; readonly order: string; readonly caseNo: string },
): string => text[locale].replaceAll('{order}', order).replaceAll('{caseNo}', caseNo);
