import type { GrantCall } from '#activities/outside/contract.ts';
import { grants } from '#workflows/case/activities.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider, system } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { grantKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import { forOperators } from '#domain/operator-text.ts';
import { expiryKey, isForfeit, isNewsOfGrant, type Grant } from '#domain/parts/grant/grant.ts';

/** What the shop gives beside money (D6). */
export const grantSteps: Pick<Steps, 'giveGrant' | 'revokeGrant' | 'sendGift'> = {
  async giveGrant(run, n) {
    const call = grantCall(run.state, n);
    const summary = forOperators(`${call.kind} ${call.key} ${formatMoney(call.worth)}`);
    const report = await grants().giveGrant.executeWithOptions({ activityId: call.key, summary }, [call]);
    // What was withdrawn meanwhile is with the customer all the same: the record says so.
    await run.record(call.key, (state) =>
      isNewsOfGrant(grantOf(state, n), report)
        ? [event('grantReported', { n, report }, { by: provider('shop'), at: Date.now() })]
        : [],
    );
  },

  async revokeGrant(run, n) {
    const grant = grantOf(run.state, n);
    const key = grantKeyOf(run.state.caseNo, grant);
    // What was never given is not the shop's to take back.
    const { outcome } =
      grant.status === 'delivered'
        ? await grants().revokeGrant.executeWithOptions(
            { activityId: `${key}/revoke`, summary: forOperators(`${key} taken back`) },
            [{ ...callOf(run.state), key }],
          )
        : { outcome: 'revoked' as const };
    await run.record(`${key} revoked`, (state) =>
      isForfeit(state, grantOf(state, n))
        ? [event('grantRevoked', { n, outcome }, { by: provider('shop'), at: Date.now() })]
        : [],
    );
  },

  sendGift: (run, n) =>
    run.record(`${grantKeyOf(run.state.caseNo, grantOf(run.state, n))} sent`, (state) => {
      const { sku = '', quantity = 1, version } = grantOf(state, n);
      const shipment = {
        n: (state.shipments ?? []).length + 1,
        offer: version,
        reason: 'gift' as const,
        lines: [{ lineNo: null, sku, quantity }],
      };
      return isNext(state, 'sendGift')
        ? [event('shipmentPlanned', shipment, { by: system('gift'), at: Date.now() })]
        : [];
    }),
};

function grantOf(state: CaseState, n: number): Grant {
  const grant = state.grants?.find((one) => one.n === n);
  if (!grant) throw new Error(`grant ${n} of ${state.caseNo} was never agreed`);
  return grant;
}

/** The shop is told until when it can be used: the day that was counted when it was agreed (F4). */
function grantCall(state: CaseState, n: number): GrantCall {
  const grant = grantOf(state, n);
  const { kind, worth } = grant;
  if (kind === 'gift' || kind === 'apology')
    throw new Error(`${kind} ${n} of ${state.caseNo} is not the shop's to give`);
  const expiresAt = state.clocks.find(({ name, key }) => name === 'grantExpiry' && key === expiryKey(grant))?.dueAt;
  return {
    ...callOf(state),
    key: grantKeyOf(state.caseNo, grant),
    kind,
    worth,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
