import { apply } from '#sandbox/core/apply.ts';
import { isLoaded } from '#sandbox/core/events.ts';
import type { EventType, WorldEvent } from '#sandbox/core/events.ts';
import { newId } from '#sandbox/core/ids.ts';
import type { JournalFile } from '#sandbox/core/journal-file.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Said, Tx } from '#sandbox/core/tx.ts';

/** An entry of the journal with the real instant of its line. */
export type Entry = { readonly realAt: number; readonly event: WorldEvent };

/** The state and its journal, always together. */
export type Ledger = {
  readonly state: State;
  /** since the last load, by `seq` */
  readonly entries: readonly Entry[];
  transact<R>(act: (tx: Tx) => R): R;
  /** The world is the file's again; what came before stays in the file but counts no more. */
  load(epoch: string): void;
};

export type LedgerDeps = {
  readonly file: JournalFile;
  readonly now: () => number;
  readonly seed: (epoch: string) => State;
  readonly defaultEpoch: () => string;
  /** false: there is nobody to send webhooks to, so none are kept */
  readonly webhooks: boolean;
  readonly afterCommit: () => void;
};

type Line = { readonly realAt: number; readonly events: WorldEvent[] };
type Memory = { state: State; entries: Entry[]; seq: number };

/** Replay the file, then go on from there. An empty file starts a world at the default epoch. */
export function openLedger(deps: LedgerDeps): Ledger {
  const replayed = replay(deps);
  const memory = replayed ?? fresh(deps, { epoch: deps.defaultEpoch(), seq: 0 });
  const transact = <R>(act: (tx: Tx) => R): R => {
    const line: Line = { realAt: deps.now(), events: [] };
    try {
      return act(createTx(deps, memory, line));
    } finally {
      if (line.events.length > 0) {
        deps.file.append(line);
        deps.afterCommit();
      }
    }
  };
  const sayLoaded = (epoch: string): void => {
    const said = { at: Date.parse(epoch), port: 'world', orderNo: null, key: null, data: { epoch } } as const;
    transact((tx) => tx.emit('world.loaded', said));
  };
  if (!replayed) sayLoaded(memory.state.epoch);
  return {
    get state() {
      return memory.state;
    },
    get entries() {
      return memory.entries;
    },
    transact,
    load(epoch) {
      Object.assign(memory, fresh(deps, { epoch, seq: memory.seq }));
      sayLoaded(epoch);
    },
  };
}

const fresh = ({ seed }: LedgerDeps, { epoch, seq }: { epoch: string; seq: number }): Memory => ({
  state: seed(epoch),
  entries: [],
  seq,
});

function replay(deps: LedgerDeps): Memory | undefined {
  let memory: Memory | undefined;
  for (const { realAt, events } of deps.file.lines) {
    for (const event of events) {
      if (isLoaded(event)) memory = fresh(deps, { epoch: event.data.epoch, seq: event.seq });
      if (!memory) throw new Error('the journal does not begin with world.loaded: is SANDBOX_DATA_DIR another world?');
      memory.seq = event.seq;
      apply(memory.state, event, realAt);
      memory.entries.push({ realAt, event });
    }
  }
  return memory;
}

function createTx(deps: LedgerDeps, memory: Memory, line: Line): Tx {
  const { realAt, events } = line;
  const emit = <T extends EventType>(type: T, said: Said<T>): void => {
    memory.seq += 1;
    const event: WorldEvent<T> = { seq: memory.seq, type, ...said };
    apply(memory.state, event, realAt);
    memory.entries.push({ realAt, event });
    events.push(event);
  };
  return {
    get state() {
      return memory.state;
    },
    realNow: realAt,
    emit,
    webhook({ port, type, at, orderNo, data }) {
      if (!deps.webhooks) return;
      const id = newId('evt');
      const timeline = orderNo ?? '';
      const body = JSON.stringify({ id, type, at: iso(at), timeline, data });
      const webhook = { id, port, type, timeline, body };
      emit('webhook.queued', { at, port, orderNo, key: null, data: { webhook } });
    },
  };
}
