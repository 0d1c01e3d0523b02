import type { PendingCall, WorkflowPicture } from '#api/operations/pending.ts';
import { workflowPicture } from '#api/operations/pending.ts';
import { earliest, nextInstant } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { heldBy } from '#domain/case/operators-page.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isStuck, waitingOn } from '#domain/case/waiting-on.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { awaitedPort } from '#domain/outside-ports.ts';
import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import { findCase } from '#store/cases.ts';
import { readEvents } from '#store/events.ts';
import { findPerson } from '#store/people.ts';
import { textsOf } from '#store/texts.ts';
import { linkOfWorkflow } from '#temporal/saved-queries.ts';
import type { Installation } from './installation.ts';

/** A case as engineers read it: its record in Postgres, and what Temporal says of it. Times are ISO. */
export interface CasePicture {
  readonly caseNo: string;
  readonly shop: string;
  readonly order: string;
  readonly policy: string;
  readonly stage: string;
  readonly waitingOn: string;
  readonly since: string;
  readonly held: string | null;
  readonly next: { readonly clock: string; readonly at: string; readonly then: string } | null;
  readonly clocks: readonly { readonly clock: string; readonly due: string; readonly then: string }[];
  readonly parts: readonly (readonly string[])[];
  readonly tasks: readonly { readonly id: string; readonly kind: string; readonly why: string }[];
  readonly outcome: string | null;
  readonly events: readonly { readonly seq: number; readonly type: string; readonly at: string; readonly by: string }[];
  /** Null where Temporal knows of no workflow, with its words. */
  readonly workflow: Omit<WorkflowPicture, 'calls'> | null;
  readonly trouble: string | null;
  readonly calls: readonly PendingCall[];
  readonly link: string | null;
  readonly unblock: readonly string[];
  /** Names, contacts and words, only where they were asked for. */
  readonly personal?: { readonly person: unknown; readonly texts: readonly unknown[] };
}

export interface PictureWish {
  readonly caseNo: string;
  /** So many of the journal's last entries; undefined for all. */
  readonly events: number | undefined;
  readonly personal: boolean;
}

/** Everything about one case; undefined where no case has the number. */
export async function readCase(at: Installation, wish: PictureWish): Promise<CasePicture | undefined> {
  const { queries } = at.database;
  const row = await findCase(queries, wish.caseNo);
  if (!row) return undefined;
  const { state } = row;
  const asked = await asWorkflow(at, wish.caseNo);
  const events = await readEvents(queries, wish.caseNo);
  const port = awaitedPort(state);
  const pause = port && (await at.operations.pauseOf(port));
  return {
    ...ofState(state),
    held: pause ? heldBy(pause) : null,
    events: events.slice(wish.events === undefined ? 0 : -wish.events).map(eventLine),
    ...asked,
    link: at.webUi ? linkOfWorkflow(at.webUi, workflowIdOf(wish.caseNo)) : null,
    unblock: unblock(state, asked.calls, asked.workflow?.failingAttempt ?? null),
    ...(wish.personal
      ? {
          personal: {
            person: (await findPerson(queries, wish.caseNo)) ?? null,
            texts: await textsOf(queries, wish.caseNo),
          },
        }
      : {}),
  };
}

async function asWorkflow(
  { client, codec }: Installation,
  caseNo: string,
): Promise<Pick<CasePicture, 'workflow' | 'trouble' | 'calls'>> {
  try {
    const { calls, ...workflow } = await workflowPicture(client, caseNo, codec);
    return { workflow, trouble: null, calls };
  } catch (error) {
    return { workflow: null, trouble: error instanceof Error ? error.message : String(error), calls: [] };
  }
}

function ofState(state: CaseState) {
  const clock = earliest(state.clocks);
  return {
    caseNo: state.caseNo,
    shop: state.request.shop,
    order: state.request.order,
    policy: `${state.policy.id} ${state.policy.version}`,
    stage: state.stage,
    waitingOn: waitingOn(state),
    since: iso(state.since),
    next: clock
      ? { clock: clock.name, at: iso(nextInstant(clock)), then: clock.marks.length > 0 ? 'reminder' : clock.then }
      : null,
    clocks: state.clocks.map(({ name, key, dueAt, then }) => ({ clock: `${name} ${key}`, due: iso(dueAt), then })),
    parts: PARTS.flatMap(({ rows }: Part) => rows?.(state) ?? []),
    tasks: state.tasks.map(({ id, kind, why }) => ({ id, kind, why })),
    outcome: state.outcome ?? null,
  };
}

const eventLine = ({ seq, type, at, by }: CaseEvent) => ({
  seq,
  type,
  at: iso(at),
  by: by.id === undefined ? by.type : `${by.type} ${by.id}`,
});

/** What to type, by what is wrong; nothing where nothing is. */
function unblock(state: CaseState, calls: readonly PendingCall[], failingAttempt: number | null): readonly string[] {
  const { caseNo } = state;
  if (failingAttempt !== null)
    return [
      `its code fails (attempt ${failingAttempt}): npm run replay -- running, deploy what replays, then npm run nudge -- --case ${caseNo} --go`,
    ];
  return [
    ...(isStuck(state) ? [`try again what is stuck: npm run nudge -- --case ${caseNo} --go`] : []),
    ...(isStuck(state)
      ? [`or record what happened, with evidence: POST /v1/cases/${caseNo}/tasks/{task}/resolve {"how":"record",...}`]
      : []),
    ...(calls.some(({ state: how }) => how === 'backing off')
      ? [`ask the outside at once, not at the end of the back-off: npm run nudge -- --case ${caseNo} --go`]
      : []),
    ...calls
      .filter(({ state: how }) => how === 'paused')
      .map(({ id }) => `temporal activity unpause --workflow-id ${workflowIdOf(caseNo)} --activity-id '${id}'`),
  ];
}

const iso = (at: number): string => new Date(at).toISOString();
