import type { Locale } from '#domain/intake/request.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { traditional } from './traditional.ts';

/** What is written in Chinese and English, in the language of whoever reads it. */
export function inLanguage({ zh, en }: Bilingual, locale: Locale): string {
  switch (locale) {
    case 'zh-CN':
      return zh;
    case 'zh-TW':
      return traditional(zh);
    case 'en':
      return en;
  }
}
