import type { EventType } from '#domain/case/events.ts';
import type { Locale } from '#console/words/words.ts';
import { EN } from './event-words-en.ts';
import { ZH } from './event-words-zh.ts';

/** What each event of the journal says, in both languages: a new type without words is a type error. */
export const EVENT_WORDS: Readonly<Record<Locale, Readonly<Record<EventType, string>>>> = { en: EN, 'zh-CN': ZH };
