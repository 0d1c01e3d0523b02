import { useRef, useState } from 'react';
import { act, read } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import type { ParcelView } from '#console/api/types.ts';
import { findingsOf, type, withPhoto, type Bench } from './bench.ts';
import { deskFor, deskOf, left, type Desk } from './desk.ts';
import { useEffort, type Doing, type Failure } from './use-effort.ts';

export interface DeskHook {
  readonly desk: Desk;
  readonly doing: Doing | undefined;
  readonly failure: Failure | undefined;
  /** Enter in the field; answers whether a photo is to be chosen. */
  readonly enter: (text: string) => Promise<'photo' | undefined>;
  readonly photo: (file: File) => Promise<void>;
  readonly leave: () => void;
}

/** The bench: one number in, one parcel on it, one record out. */
export function useDesk(): DeskHook {
  const [desk, setDesk] = useState<Desk>({ is: 'free' });
  const { doing, failure, fail, during } = useEffort();
  const send = useRecord();

  const lookUp = async (code: string): Promise<void> => {
    const parcels = await during('found', 'look', async () => parcelsAt(code));
    if (parcels) setDesk(deskOf(code, parcels));
  };
  const record = async (bench: Bench): Promise<void> => {
    const after = await during('sending', 'send', async () => send(bench));
    if (after) setDesk(after);
  };
  const onBench = async (bench: Bench, text: string): Promise<'photo' | undefined> => {
    const { bench: now, effect } = type(bench, text);
    setDesk({ is: 'bench', bench: now });
    if (effect?.do === 'send') await record(now);
    if (effect?.do === 'lookUp') await lookUp(effect.code);
    return effect?.do === 'photo' ? 'photo' : undefined;
  };

  return {
    desk,
    doing,
    failure,
    async enter(text) {
      fail(undefined);
      if (desk.is === 'bench') return onBench(desk.bench, text);
      const said = text.trim();
      const chosen = desk.is === 'choice' ? desk.parcels[Number(said) - 1] : undefined;
      if (chosen) setDesk(deskFor(chosen));
      else if (said !== '') await lookUp(said);
      return undefined;
    },
    async photo(file) {
      if (desk.is !== 'bench') return;
      const path = `/v1/cases/${desk.bench.parcel.caseNo}/evidence?name=${encodeURIComponent(file.name)}`;
      const kept = await during('uploading', 'photo', async () => act<{ readonly ref: string }>('post', path, file));
      if (kept) setDesk((now) => (now.is === 'bench' ? { is: 'bench', bench: withPhoto(now.bench, kept.ref) } : now));
    },
    leave() {
      fail(undefined);
      setDesk(left);
    },
  };
}

const parcelsAt = async (code: string): Promise<readonly ParcelView[]> =>
  (await read<{ readonly data: readonly ParcelView[] }>('/v1/parcels', { code })).data;

const isAccepted = ({ outcome }: { readonly outcome: string }): boolean => outcome.startsWith('accepted');

/** Puts what was found on record, once however often it is sent (R45); answers what lies on the bench then. */
function useRecord(): (bench: Bench) => Promise<Desk> {
  const { act: send } = useAct();
  const sent = useRef({ what: '', key: '' });
  return async (bench) => {
    const { code } = bench.parcel;
    const findings = findingsOf(bench);
    const what = JSON.stringify([code, findings]);
    if (sent.current.what !== what) sent.current = { what, key: crypto.randomUUID() };
    const path = `/v1/parcels/${encodeURIComponent(code)}/inspection`;
    const done = await send('post', path, findings, { key: sent.current.key, quiet: true });
    const accepted = findings.units.filter(isAccepted).length;
    if (done.ok)
      return { is: 'free', after: { how: 'recorded', code, accepted, other: findings.units.length - accepted } };
    const again = done.problem.code === 'parcel_inspected' ? await parcelsAt(code) : [];
    const found = again.find((one) => one.code === code);
    if (!found) throw done.problem;
    return deskFor(found, true);
  };
}
