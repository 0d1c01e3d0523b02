export type Locale = 'en' | 'zh-CN';

/** The words of one page, in both languages; ICU messages. */
export interface Words {
  readonly en: Readonly<Record<string, string>>;
  readonly 'zh-CN': Readonly<Record<string, string>>;
}

/** Both languages have the same keys: what is missing in one is a type error where the words are used. */
export type Complete<W extends Words> = W & {
  readonly en: Readonly<Record<keyof W['zh-CN'], string>>;
  readonly 'zh-CN': Readonly<Record<keyof W['en'], string>>;
};

export type Values = Readonly<Record<string, string | number | Date>>;
