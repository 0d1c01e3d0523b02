import request from 'supertest';
import type { CaseRecord } from '#api/deps.ts';
import type { NewTrouble } from '#api/world-port.ts';
import { aWorldDesk } from './a-case-page.ts';
import { aCase, anApi, CASE_NO, keyOf, NOW } from './an-api.ts';

const HOUR = 3_600_000;
const post = (api: ReturnType<typeof anApi>, path: string, body: object = {}) =>
  request(api.app).post(`/v1/cases/${CASE_NO}${path}`).set('Authorization', keyOf('agent')).send(body);

/** A case that waits for its carrier, whose next news make it wait for a customer. */
function onTheRoad({ until = 'customer', planned = [2 * HOUR] }: { until?: string; planned?: number[] } = {}) {
  const moved: number[] = [];
  const waitsFor = (waitingOn: string): CaseRecord => ({ ...aCase(), waitingOn });
  const api = anApi({
    rehearse: {
      now: async () => NOW + moved.reduce((all, ms) => all + ms, 0),
      fastForward: async (_caseNo, _order, ms) => {
        moved.push(ms);
        if (moved.length === planned.length) api.cases.set(CASE_NO, waitsFor(until));
        return { now: NOW, happened: [{ what: 'a scan' }] };
      },
    },
    world: aWorldDesk({
      next: async () => {
        const at = planned[moved.length];
        return at === undefined ? undefined : { at: NOW + at, what: 'a scan' };
      },
    }),
  });
  api.cases.set(CASE_NO, waitsFor('carrier'));
  return { api, moved };
}

describe('playing a case (design 6)', () => {
  it('goes from happening to happening until a person has the word', async () => {
    const { api, moved } = onTheRoad({ planned: [HOUR / 2, HOUR] });
    const { status, body } = await post(api, '/play');
    expect([status, body.stopped, body.waitingOn, body.happened.length]).toEqual([200, 'needed', 'customer', 2]);
    expect(moved).toEqual([HOUR / 2 + 1000, HOUR / 2 - 1000 + 1000]);
  });

  it('goes on past the warehouse while the world has something planned for it, and stops when it has not', async () => {
    const { api } = onTheRoad({ until: 'warehouse' });
    expect((await post(api, '/play')).body).toMatchObject({ stopped: 'needed', waitingOn: 'warehouse' });
  });

  it('does not move a case in which somebody is needed, or that is over', async () => {
    const { api, moved } = onTheRoad();
    api.cases.set(CASE_NO, aCase());
    expect((await post(api, '/play')).body.stopped).toBe('needed');
    api.cases.set(CASE_NO, aCase({ stage: 'closed' }));
    expect((await post(api, '/play')).body.stopped).toBe('over');
    expect(moved).toEqual([]);
  });
});

describe('the world around a case (design 6)', () => {
  it('is switched wrong for the order of the case alone', async () => {
    const switched: NewTrouble[] = [];
    const world = aWorldDesk({ switchOn: async (trouble) => void switched.push(trouble) });
    const api = anApi({ world });
    expect((await post(api, '/troubles', { call: 'payments.refund', fault: 'refuse', times: 2 })).status).toBe(201);
    expect((await post(api, '/troubles', { webhooksOf: 'carrier', fault: 'twice' })).status).toBe(201);
    expect((await post(api, '/troubles', { webhooksOf: 'carrier', fault: 'refuse' })).status).toBe(400);
    expect(switched).toEqual([
      { port: 'payments', operation: 'payments.refund', orderNo: 'W2611340', fault: 'refuse', times: 2 },
      { port: 'carrier', operation: 'webhook', orderNo: 'W2611340', fault: 'twice' },
    ]);
  });

  it('has a parcel to send only once there is a return', async () => {
    const sent: string[] = [];
    const api = anApi({ world: aWorldDesk({ sendParcel: async (rma) => sent.push(rma) > 0 }) });
    expect((await post(api, '/send-parcel')).body.code).toBe('not_now');
    api.cases.set(CASE_NO, aCase({ parcel: { status: 'awaitingParcel', rma: 'RMA-1', ourLabel: true, news: 0 } }));
    expect((await post(api, '/send-parcel')).body).toEqual({ rma: 'RMA-1' });
    expect(sent).toEqual(['RMA-1']);
  });

  it('is off outside sandbox mode', async () => {
    for (const path of ['/play', '/send-parcel']) expect((await post(anApi(), path)).body.code).toBe('rehearsal_off');
  });
});
