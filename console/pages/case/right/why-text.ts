/** Why a task was opened, without the bare figures of a limit: those stand beside it with their currency. */
export const whyText = (why: string): string => why.replace(/^\d+ is above \d+ \(\w+\): /, '');
