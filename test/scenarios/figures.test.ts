import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { refundOnlyPaid } from '#test/support/situations.ts';
import { tell, type Json, type Story, type StaffRole } from '#test/support/story.ts';

const DAYS = 'from=2026-01-01&to=2028-06-30';

describe('what is learned from a case that was paid back', () => {
  let stack: SharedStack;
  let story: Story;
  let caseNo = '';
  let refund: Json;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    caseNo = await refundOnlyPaid(story);
    refund = (await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'arrived')).refunds[0];
  }, 180_000);
  afterAll(() => stack?.stop());

  const figure = async (wish: string, role: StaffRole = 'supervisor'): Promise<Json[]> =>
    (await story.api(role, 'GET', `/v1/figures?${wish}&${DAYS}`)).body.rows;

  it('is in the figures of its shop at once, money in its own currency (I1)', async () => {
    const [row] = await figure('figure=refunded&shop=retail-us', 'finance');
    expect(row.currency).toBe(refund.money.currency);
    expect(row.value).toBeGreaterThanOrEqual(refund.money.amount);
    const remedies = await figure('figure=resolution_worked&by=remedy&shop=retail-us');
    const refunded = remedies.find(({ name }) => name === 'refund_only');
    expect(refunded.count).toBeGreaterThan(0);
    const [elapsed] = (await figure('figure=resolution&by=remedy&shop=retail-us')).filter(
      ({ name }) => name === 'refund_only',
    );
    expect(refunded.value).toBeLessThan(elapsed.value);
    expect(await figure('figure=refunded&shop=no-such-shop')).toEqual([]);
  });

  it('is in the list to take away, by its number (I1)', async () => {
    const answer = await fetch(`${stack.api}/v1/exports/cases?shop=retail-us&locale=zh-CN`, {
      headers: { authorization: 'Bearer ak_demo-supervisor_sandbox-only-not-a-secret' },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain(`"${caseNo}","retail-us"`);
    expect(text).toContain('案件号');
  });

  it('tells people of themselves, and a look for hot spots ends well (I2, I3, I4)', async () => {
    const own = await story.api('agent', 'GET', `/v1/figures/agents?${DAYS}`);
    expect(own.body.data.every(({ agent }: Json) => agent === own.body.data[0].agent)).toBe(true);
    const { status, body } = await story.api('supervisor', 'POST', '/v1/hot-spots/find', { shop: 'retail-us' });
    expect([status, Object.keys(body)]).toEqual([200, ['opened', 'joined', 'cooled']]);
    const policies = await story.api('supervisor', 'GET', `/v1/feedback/policy?${DAYS}&shop=retail-us`);
    expect(Object.keys(policies.body)).toEqual(['clocks', 'overrides', 'limits']);
    expect((await story.api('supervisor', 'GET', `/v1/feedback/product?${DAYS}`)).status).toBe(200);
    expect((await story.api('operator', 'GET', '/v1/figures')).status).toBe(403);
  });
});
