import { CATALOGUES } from '#messages/catalogue.ts';
import { renderNotice, type NoticeToRender } from '#messages/render.ts';
import { everyNotice } from './every-notice.ts';

const LOCALES = Object.keys(CATALOGUES) as (keyof typeof CATALOGUES)[];
const NOTICES = everyNotice();
const TEMPLATES = [...new Set(NOTICES.map(({ template }) => template))];

const notice = (over: Partial<NoticeToRender>): NoticeToRender => ({
  template: 'news',
  params: {},
  locale: 'en',
  caseNo: 'AS-2026-000001',
  zone: 'America/New_York',
  ...over,
});

function rendered(over: Partial<NoticeToRender>) {
  const warnings: string[] = [];
  return { ...renderNotice(notice(over), (_fields, message) => void warnings.push(message)), warnings };
}

describe.each(LOCALES)('every notice of the domain in %s', (locale) => {
  it.each(TEMPLATES)('%s is put into words, with all that may or may not be known (D7, A4)', (template) => {
    for (const { params } of NOTICES.filter((one) => one.template === template)) {
      const { subject, text, warnings } = rendered({ template, params, locale });
      expect(warnings).toEqual([]);
      expect(subject).toMatch(/\S · AS-2026-000001$/);
      expect(text).not.toMatch(/undefined|null|\bnone\b(?! of)|NaN|Invalid|\{(?!brace)|_/);
      expect(text).not.toMatch(/\n{3}|  |^\s|\s$/);
    }
  });

  it('says every refusal and every outcome in words of its own, never the words for the unknown', () => {
    const saidFor = (template: string) =>
      NOTICES.filter((one) => one.template === template).map(({ params }) => ({
        key: String(params['code'] ?? params['outcome']),
        text: rendered({ template, params, locale }).text.split('\n\n').slice(0, 3).join(),
      }));
    const unknown = rendered({ template: 'refused', params: { code: 'unheard_of', disputable: false }, locale }).text;
    const refusals = new Map(saidFor('refused').map(({ key, text }) => [key, text]));
    expect(new Set(refusals.values()).size).toBe(refusals.size);
    expect([...refusals.values()].filter((text) => unknown.includes(text))).toEqual([]);
    const outcomes = new Map(saidFor('closed').map(({ key, text }) => [key, text]));
    expect(new Set(outcomes.values()).size).toBe(outcomes.size);
  });

  it('keeps to one line in the subject and within a thousand characters in the text', () => {
    for (const { template, params } of NOTICES) {
      const { subject, text } = rendered({ template, params, locale });
      expect(subject).not.toContain('\n');
      expect(subject.length).toBeLessThan(90);
      expect(text.length).toBeLessThan(1_000);
    }
  });
});

describe('a message', () => {
  it('tells dates in the zone of the shop and money as its reader writes it', () => {
    const params = { money: '1086.02 USD', expectedAt: Date.UTC(2026, 10, 30, 2), code: null };
    const inNewYork = rendered({ template: 'refund_accepted', params }).text;
    expect(inNewYork).toContain('$1,086.02');
    expect(inNewYork).toContain('November 29, 2026');
    const inShanghai = rendered({ template: 'refund_accepted', params, locale: 'zh-CN', zone: 'Asia/Shanghai' }).text;
    expect(inShanghai).toContain('US$1,086.02');
    expect(inShanghai).toContain('2026年11月30日');
  });

  it('tells of a deadline at midnight the last day that still counts (R36)', () => {
    const midnight = Date.UTC(2026, 11, 8, 5);
    expect(rendered({ template: 'reminder_offerAnswer', params: { dueAt: midnight } }).text).toContain(
      'December 7, 2026',
    );
    expect(rendered({ template: 'reminder_offerAnswer', params: { dueAt: midnight + 1 } }).text).toContain(
      'December 8, 2026',
    );
  });

  it('asks for each missing fact in words (A3)', () => {
    const { text } = rendered({ template: 'request_received', params: { questions: 'items, evidence' } });
    expect(text).toContain('– which items it is about, and how many of each\n– a photo');
  });

  it('names the day by which an answer is needed, when it is known', () => {
    const params = { dueAt: Date.UTC(2026, 10, 25, 18) };
    expect(rendered({ template: 'reminder_offerAnswer', params }).text).toContain('It stands until November 25, 2026');
    expect(rendered({ template: 'reminder_offerAnswer', params: {} }).text).toContain('It does not stand for ever');
  });

  it("carries the link to the customer's page when there is one", () => {
    const link = 'https://shop.example/c/1#t=abc';
    expect(rendered({ template: 'revisit', link }).text).toContain(`Your case page: ${link}`);
    expect(rendered({ template: 'revisit' }).text).not.toContain('Your case page:');
  });

  it('falls back to English for a language that is not there, and warns', () => {
    const { text, warnings } = rendered({ template: 'revisit', locale: 'fr' });
    expect(text).toBe(rendered({ template: 'revisit' }).text);
    expect(warnings).toEqual(['there is no message catalogue in this language, English is used']);
  });

  it.each([
    ['a template that is not there', { template: 'unheard_of' }],
    ['a template by a name that every object has', { template: 'toString' }],
    ['a missing value', { template: 'slip', params: { reason: 'refund_not_confirmed' } }],
    ['a date that is none', { template: 'slip', params: { reason: 'x', promisedAt: 'soon', newAt: 'later' } }],
    [
      'a zone that is none',
      { template: 'slip', params: { reason: 'x', promisedAt: 1, newAt: 2 }, zone: 'Nowhere/Land' },
    ],
  ])('never throws: for %s it says that there is news, and warns', (_what, over) => {
    const { subject, warnings } = rendered(over);
    expect(subject).toContain('There is news on your case');
    expect(warnings).toHaveLength(1);
  });

  it('takes what people wrote as it is: no markup, no pattern', () => {
    const { text } = rendered({ template: 'task_stuck', params: { task: 't1', why: "<b>{money}</b> {x, date} '" } });
    expect(text).toContain("Reason: <b>{money}</b> {x, date} '");
  });
});
