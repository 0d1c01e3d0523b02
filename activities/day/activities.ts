import { translated } from '#activities/outside/as-failure.ts';
import { sweepParcel, sweepReceipt, sweepRefund } from './ask-outside.ts';
import { beginRun } from './begin-run.ts';
import { checkInvariants } from './check-invariants.ts';
import type { DayActivities, DayDeps } from './contract.ts';
import { findHotSpots } from './find-hot-spots.ts';
import { findSilent } from './find-silent.ts';
import { makeDigest } from './make-digest.ts';
import { planWaybills, sendWaybills } from './waybills.ts';

/** What the day's workflows act by, their failures in Temporal's words. */
export const createDayActivities = (deps: DayDeps): DayActivities => ({
  beginRun: translated(beginRun(deps)),
  makeDigest: translated(makeDigest(deps)),
  planWaybills: translated(planWaybills(deps)),
  sendWaybills: translated(sendWaybills(deps)),
  findSilent: translated(findSilent(deps)),
  sweepParcel: translated(sweepParcel(deps)),
  sweepRefund: translated(sweepRefund(deps)),
  sweepReceipt: translated(sweepReceipt(deps)),
  checkInvariants: translated(checkInvariants(deps)),
  findHotSpots: translated(findHotSpots(deps)),
});
