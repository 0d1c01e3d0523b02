import { withServers } from '/work/main/test/support/with-servers.ts';
import { startStack } from '/work/main/test/support/stack.ts';
import { tell } from '/work/main/test/support/story.ts';
import { SITUATIONS } from '/work/main/test/support/situations.ts';
import { costOf, fetchHistory, productOnly, eventName } from '/work/main/test/support/history.ts';
const names = process.argv.slice(2);
await withServers(async () => {
  const stack = await startStack();
  try {
    const story = tell(stack);
    for (const name of names) {
      const t = Date.now();
      try {
      const caseNo = await (SITUATIONS as any)[name](story);
      const raw = await fetchHistory(stack, caseNo);
      const h = productOnly(raw);
      const { byType, ...c } = costOf(h);
      console.log(name, Date.now() - t, 'ms', JSON.stringify(c), 'raw events', raw.events?.length, JSON.stringify(byType));
      console.log(h.events!.map((e) => eventName(e)).filter((n) => !/TASK_(SCHEDULED|STARTED)$/.test(n) || /ACTIVITY/.test(n)).map((n) => n.replace('WORKFLOW_EXECUTION_', '').replace('WORKFLOW_TASK_COMPLETED', '|')).join(' '));
      } catch (e) { console.log(name, 'FAILED', e); }
    }
  } finally { await stack.stop(); }
});
process.exit(0);
