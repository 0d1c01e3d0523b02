import type { Duration } from '@temporalio/common';
import type { ActivityOptions } from '@temporalio/workflow';

// Checked by the compiler, not by running: without the path for "ms" in tsconfig.json Duration is any, and every wrong
// duration below would compile. An expected error that does not come is an error itself.
const durations: readonly Duration[] = ['1 minute', '30d', 5_000];

// @ts-expect-error a word that is no duration
const noDuration: Duration = 'banana';

// @ts-expect-error a unit with a slip of the pen
const noUnit: Duration = '1 minutte';

// @ts-expect-error an object is no duration
const noOption: ActivityOptions = { startToCloseTimeout: {} };

describe('the type of a duration', () => {
  it('accepts only durations', () => {
    expect([...durations, noDuration, noUnit, noOption]).toHaveLength(6);
  });
});
