import type { Request, Response } from 'express';
import type { Locale } from '#domain/intake/request.ts';
import { LOCALES } from '#domain/intake/request.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page under its own policy: nothing from elsewhere, its address told to nobody. */
export function sendPage(res: Response, page: string, status = 200): void {
  res.status(status);
  res.setHeader('Content-Security-Policy', POLICY);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('X-Robots-Tag', 'noindex, nofollow');
  res.send(page);
}

/** A form is answered by a way back to a page, so that reloading that page sends nothing again. */
export function goTo(res: Response, address: string): void {
  res.setHeader('Content-Security-Policy', POLICY);
  res.redirect(303, address);
}

const COOKIE = 'customer_language';
const YEAR_MS = 365 * 86_400_000;

const localeIn = (text: unknown): Locale | undefined => LOCALES.find((one) => one === text);

/** The reader's language: what they just chose, what they chose before, what the page would say by itself. */
export function localeOf(req: Request, res: Response, usual: Locale | undefined): Locale {
  const chosen = localeIn(req.query['lang']);
  if (chosen) res.cookie(COOKIE, chosen, { httpOnly: true, sameSite: 'lax', maxAge: YEAR_MS, secure: req.secure });
  return chosen ?? localeIn(cookieOf(req)) ?? usual ?? browserLocale(req) ?? 'en';
}

const cookieOf = (req: Request): string | undefined =>
  new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(req.headers.cookie ?? '')?.[1];

/** What the browser asks for: Chinese of Taiwan, Hong Kong or Macau is written in traditional characters. */
export function browserLocale(req: Pick<Request, 'acceptsLanguages'>): Locale | undefined {
  const wished = req.acceptsLanguages();
  for (const tag of wished) {
    if (/^zh-(TW|HK|MO|Hant)\b/i.test(tag)) return 'zh-TW';
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return undefined;
}
