import { createPrinter, fold, widthOf } from '#scripts/demo/printer.ts';

const AT = Date.UTC(2026, 10, 22, 15, 4);

function onPaper(colours: boolean) {
  const lines: string[] = [];
  const printer = createPrinter({
    print: (line) => void lines.push(line),
    colours,
    width: 80,
    zone: 'America/New_York',
  });
  return { lines, printer };
}

describe('the printer of the demo', () => {
  it('tells the date in the zone of the shop, then who, then what', () => {
    const { lines, printer } = onPaper(false);
    printer.line({ at: AT, who: 'customer', what: 'accepts offer 1' });
    expect(lines).toEqual(['2026-11-22 10:04  customer    accepts offer 1']);
  });

  it('folds long texts under their column and never beyond the width, in both scripts', () => {
    const { lines, printer } = onPaper(false);
    printer.line({ at: AT, who: '顾客', what: `${'word '.repeat(40)}${'退货退款'.repeat(20)}。` });
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {30}\S/);
  });

  it('uses colours only where it is told that they are seen', () => {
    const [plain, coloured] = [onPaper(false), onPaper(true)];
    for (const { printer } of [plain, coloured]) printer.line({ at: AT, who: 'agent', what: 'x', kind: 'message' });
    expect(plain.lines.join('')).not.toContain('\u001b');
    expect(coloured.lines.join('')).toContain('\u001b[32m');
  });

  it('loses no letter when it folds', () => {
    const text = '您好，your refund 退款 of US$1,086.02 已经到账。“好的”（是）';
    for (const width of [10, 17, 30])
      expect(fold(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
