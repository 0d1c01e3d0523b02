/** The two languages the stories are told in; messages to the customer are asked for in the same. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LOCALE_OF: Readonly<Record<Language, 'en' | 'zh-CN'>> = { en: 'en', zh: 'zh-CN' };

/** A sentence in both languages. */
export type Both = Readonly<Record<Language, string>>;
