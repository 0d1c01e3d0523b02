import { createAftercare } from '#scripts/demo/aftercare.ts';
import { LANGUAGES, type Language } from '#scripts/demo/languages.ts';
import { playStory, type StoryName } from '#scripts/demo/play-story.ts';
import { createPrinter } from '#scripts/demo/printer.ts';
import { createWorld } from '#scripts/demo/world.ts';
import { startStack, type Stack } from '#test/support/stack.ts';

const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d(?= )/;

describe('the stories of the demo', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
  }, 120_000);
  afterAll(() => stack?.stop());

  async function played(name: StoryName, language: Language) {
    const lines: string[] = [];
    const printer = createPrinter({
      print: (line) => void lines.push(line),
      colours: false,
      width: 200,
      zone: 'America/New_York',
    });
    const aftercare = createAftercare(stack.api);
    const world = createWorld(`${stack.world}/world/v1`, stack.token);
    const caseNo = await playStory(name, { aftercare, world, printer, language });
    return { caseNo, text: lines.join('\n'), dates: lines.flatMap((line) => DATE.exec(line) ?? []) };
  }

  it.each(LANGUAGES)(
    'return: told in the order of business time, ends closed with the money paid once (%s)',
    async (language) => {
      const { caseNo, text, dates } = await played('return', language);
      expect(dates.length).toBeGreaterThan(20);
      expect(dates).toEqual(dates.toSorted());
      expect(text).toContain(
        language === 'en' ? `Case ${caseNo}: closed, fulfilled` : `售后单 ${caseNo}: 结案, 已按约定完成`,
      );
      expect(text.match(/\/refund\/\d+/g)).toEqual(['/refund/1']);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    },
    90_000,
  );

  it('refund-held: the customer is told before the promised day passes, finance frees it, the money arrives (D7, D1)', async () => {
    const { text } = await played('refund-held', 'en');
    const places = [
      'holds it for a check',
      '✉ This takes longer than we promised',
      'calls a person',
      'finance     “',
      'refund 1: it has arrived',
      'closed, fulfilled',
    ].map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  }, 120_000);

  it('nobody-answers: two reminders, then the offer lapses and every unit is free again (C6, R1)', async () => {
    const { caseNo, text } = await played('nobody-answers', 'en');
    expect(text.match(/✉ Our proposal is waiting for you/g)).toHaveLength(2);
    expect(text).toContain(`Case ${caseNo}: closed, lapsed`);
    expect(text).not.toMatch(/tied|\/refund\//);
  }, 90_000);
});
