import type { GuidanceRef } from '#domain/talk/events.ts';
import type { Priority, Queue, Triage } from '#domain/triage.ts';
import type { FindingLiability } from './finding.ts';

/** What is found out and decided about a request before anything is offered, beside liability and remedy. */
export interface DiagnosisEvents {
  /** How soon the case is looked at and by whom; the rule is the event's `because` (A7). */
  triaged: { priority: Priority; queue: Queue };
  /** A supervisor changed who is liable: `overrode` is the rule that had found otherwise (B4, R37). */
  findingChanged: { liability: FindingLiability; overrode: string };
  /** The case is the one that made several a batch defect (B3). */
  alarmRaised: { alarm: string; subject: string; cases: readonly string[] };
  /** The case is one more of a batch defect that is known already (B3). */
  alarmJoined: { alarm: string; subject: string };
}

export interface DiagnosisCommands {
  changeFinding: { liability: FindingLiability; reason: string };
}

export interface DiagnosisState {
  readonly triage?: Triage;
  /** The alarms the case belongs to, by id (B3). */
  readonly alarms?: readonly string[];
  /** Guidance that was given and did not help, or was declined: not offered again (B2). */
  readonly guided?: readonly GuidanceRef[];
}
