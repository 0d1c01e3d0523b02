import { openBrowser, type Faces } from '#test/support/browser.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

const question = async (shop: 'retail-us' | 'retail-cn' = 'retail-us'): Promise<string> =>
  faces.story.opened(await faces.story.anOrder({ shop, where: ({ tier }) => tier === 'standard' }), {
    items: undefined,
    wish: undefined,
    problem: 'question',
    question: 'How?',
  });

describe('two people at their desks', () => {
  it('see each other’s acts without asking, told of the case and of nothing more', async () => {
    const caseNo = await question();
    const [emma, sun] = [await faces.signIn('emma-brown'), await faces.signIn('sun-li')];
    const day = emma.getByRole('list', { name: /What waits/ });
    // not hers yet: a senior gives it to her while she looks at her own tasks
    await emma
      .getByRole('button', { name: /Waiting on me/ })
      .first()
      .waitFor();
    await sun.goto(`/console/queues?view=tasks&unassigned=true&group=pre_sale&kind=answer`);
    const queue = sun.getByRole('region', { name: 'The queue' });
    const choice = queue.getByRole('checkbox', { name: `Choose ${caseNo}/t1` });
    await faces.find(queue, choice);
    const heard = emma.waitForResponse((answer) => answer.url().includes('/v1/tasks?mine=true'));
    const given = await faces.story.call('POST', `${faces.stack.api}/v1/cases/${caseNo}/tasks/t1/assign`, {
      body: { to: 'emma-brown' },
      headers: { authorization: 'Bearer ak_demo-sun-li_sandbox-only-not-a-secret', 'idempotency-key': caseNo },
    });
    expect(given.status).toBe(200);
    await heard;
    await day.getByRole('link', { name: caseNo }).first().waitFor();
    // and the senior's own list loses it
    await choice.waitFor({ state: 'detached' });
    await emma.goto(`/console/cases/${caseNo}`);
    await emma.getByText(caseNo).first().waitFor();
  });

  it('are told of the cases of their own shops alone, with neither words nor money', async () => {
    const listen = async (who: string): Promise<{ next: () => Promise<string>; stop: () => void }> => {
      const ended = new AbortController();
      const answer = await fetch(`${faces.stack.api}/v1/live`, {
        headers: { authorization: `Bearer ak_demo-${who}_sandbox-only-not-a-secret` },
        signal: ended.signal,
      });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      let said = '';
      return {
        async next() {
          const { value } = (await reader?.read()) ?? {};
          said += value ?? '';
          return said;
        },
        stop: () => ended.abort(),
      };
    };
    const until = async (line: { next: () => Promise<string> }, text: string): Promise<string> => {
      for (;;) {
        const said = await line.next();
        if (said.includes(text)) return said;
      }
    };
    const [emma, li] = [await listen('emma-brown'), await listen('li-na')];
    await Promise.all([until(emma, 'event: ready'), until(li, 'event: ready')]);
    const american = await question();
    const heard = await until(emma, american);
    const line = heard.split('\n').find((one) => one.includes(american)) ?? '';
    expect(Object.keys(JSON.parse(line.slice('data: '.length)) as object)).toEqual([
      'caseNo',
      'seq',
      'type',
      'by',
      'byId',
    ]);
    const chinese = await question('retail-cn');
    expect(await until(li, chinese)).not.toContain(american);
    emma.stop();
    li.stop();
  });

  it('are told when the line is cut, and read everything again when it is back', async () => {
    const page = await faces.signIn('emma-brown');
    await page.route('**/v1/live', (route) => route.abort());
    await page.reload();
    await page.getByText('The line to Aftercare is cut.').waitFor();
    await faces.checkAccess(page);
    await page.unroute('**/v1/live');
    await page.getByText('The line to Aftercare is cut.').waitFor({ state: 'hidden' });
    expect(faces.faults).toMatchObject({ outside: [], violations: [] });
  });
});
