import { createNewsFilter, warningOf } from '#scripts/up/log-tail.ts';
import { createProgress } from '#scripts/up/progress.ts';

describe('what reaches the console while the system runs', () => {
  it('is a warning or an error with its reason, not the rest of the logs', () => {
    expect(warningOf('{"level":30,"msg":"listening"}')).toBeUndefined();
    expect(warningOf('{"level":40,"msg":"slow"}')).toEqual({ message: 'slow', reason: undefined });
    expect(warningOf('{"level":50,"msg":"refund failed","err":{"message":"timeout\\n at x"}}')).toEqual({
      message: 'refund failed',
      reason: 'timeout',
    });
    expect(warningOf('plain text')).toBeUndefined();
    expect(warningOf('{broken')).toBeUndefined();
  });

  it('is told once a minute when it goes on and on', () => {
    let now = 0;
    const isNews = createNewsFilter(() => now);
    const gone = { message: 'the database is gone', reason: 'ECONNREFUSED' };
    expect([
      isNews(gone),
      isNews({ ...gone, reason: 'another' }),
      isNews({ message: 'slow', reason: undefined }),
    ]).toEqual([true, false, true]);
    now = 60_000;
    expect(isNews(gone)).toBe(true);
  });

  it('is one line for each step of the start, with its time', async () => {
    const lines: string[] = [];
    const progress = createProgress((line) => lines.push(line));
    const result = await progress.step(
      async () => 7,
      (number) => `Step ${number}`,
    );
    expect(result).toBe(7);
    expect(lines[0]).toMatch(/^✓ Step 7 {2}\d+\.\d s$/);
  });
});
