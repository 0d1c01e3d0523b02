import { run } from '#scripts/up/processes.ts';
import { demand } from '#test/support/situation.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Story, type StoryOrder } from '#test/support/story.ts';

let stack: SharedStack;
let story: Story;
beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
}, 120_000);

const npmRun = (script: string, ...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    env: { ...stack.environment, AFTERCARE_WEB_UI_URL: 'http://127.0.0.1:8233' },
    timeoutMs: 60_000,
  });

/** A case whose return the warehouse refuses to take. */
async function stuck(order: StoryOrder): Promise<string> {
  const fault = {
    port: 'warehouse',
    operation: 'warehouse.authorise',
    fault: 'refuse',
    orderNo: order.orderNo,
    times: 1,
  };
  await story.trouble(fault);
  const caseNo = await story.opened(order);
  await demand(story.accept(caseNo));
  await story.until(caseNo, ({ tasks }) => tasks.length > 0);
  return caseNo;
}

describe("the operator's kit on the command line (J3, B6)", () => {
  it('prints a case from Postgres and Temporal, without personal data unless it is asked for, and frees it', async () => {
    const order = await story.anOrder();
    const caseNo = await stuck(order);

    const printed = await npmRun('case', caseNo);
    expect(printed).toMatchObject({ code: 0 });
    expect(printed.stdout).toContain(`${caseNo} · execution · waiting on agent since `);
    expect(printed.stdout).toContain('workflow RUNNING');
    expect(printed.stdout).toContain(
      `http://127.0.0.1:8233/namespaces/${stack.environment['TEMPORAL_NAMESPACE']}/workflows/case-${caseNo}`,
    );
    expect(printed.stdout).toMatch(/tasks\n +t1 +stuck /);
    expect(printed.stdout).toContain(`npm run nudge -- --case ${caseNo} --go`);
    expect(printed.stdout).not.toContain(order.email);

    const asData = JSON.parse((await npmRun('case', caseNo, '--json', '--events', '--personal')).stdout);
    expect(asData).toMatchObject({
      caseNo,
      stage: 'execution',
      trouble: null,
      personal: { person: { email: order.email } },
    });
    expect(asData.events.map(({ seq }: { seq: number }) => seq)).toEqual(
      asData.events.map((_: unknown, n: number) => n + 1),
    );

    const done = await npmRun('nudge', '--case', caseNo, '--go', '--by', 'ada');
    expect(done.stdout).toMatch(new RegExp(`${caseNo} +retry t1 +done`));
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const retried = (await story.events(caseNo)).find(({ type }) => type === 'taskDone');
    expect(retried.by).toEqual({ type: 'system', id: 'operator:ada' });
  }, 90_000);

  it('answers clearly for a number that nobody has, and says how the outside systems are', async () => {
    const unknown = await npmRun('case', 'AS-2026-999999');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('There is no case AS-2026-999999 on record here.');
    const providers = await npmRun('provider');
    expect(providers.stdout).toMatch(/^ +shop +called +answered \d{4}-/m);
  }, 60_000);
});
