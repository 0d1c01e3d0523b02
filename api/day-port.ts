import { ScheduleNotFoundError, type Client } from '@temporalio/client';
import type { DigestContent, DigestStatus } from '#domain/day/digest.ts';
import type { RunKind } from '#domain/day/runs.ts';
import type { Queries } from '#store/db.ts';
import { findDigest, listDigests } from '#store/day/digests.ts';
import { listFindings } from '#store/day/findings.ts';
import { scheduleIdOf } from '#temporal/schedule-id.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** One digest of a shop's day (H1). */
export interface Digest {
  readonly id: string;
  readonly shop: string;
  readonly kind: RunKind;
  readonly slot: string;
  readonly slotAt: number;
  readonly status: DigestStatus;
  readonly madeAt: number;
  readonly content: DigestContent;
}

/** What a sweep found not to hold (B6). */
export interface SweepFinding {
  readonly kind: string;
  readonly subject: string;
  readonly shop: string;
  readonly caseNo: string | null;
  readonly status: 'open' | 'closed';
  readonly says: string;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly closedAt: number | null;
  readonly returned: number;
}

export interface DigestFilter {
  readonly shops: Shops;
  readonly kind?: RunKind;
  readonly status?: DigestStatus;
}

export interface FindingFilter {
  readonly shops: Shops;
  readonly status?: 'open' | 'closed';
  readonly kind?: string;
}

/** The days of the shops: what was gathered, what does not hold, and a run out of turn. */
export interface DayPort {
  digests(filter: DigestFilter, page: PageWish): Promise<Page<Digest>>;
  digest(id: string): Promise<Digest | undefined>;
  findings(filter: FindingFilter, page: PageWish): Promise<Page<SweepFinding>>;
  /** Has the scheduler run it now; false where no such run is scheduled. */
  run(shop: string, kind: RunKind): Promise<boolean>;
}

interface DayPortDeps {
  readonly queries: Queries;
  readonly client: Pick<Client, 'schedule'>;
  readonly taskQueue: string;
}

export const createDayPort = ({ queries, client, taskQueue }: DayPortDeps): DayPort => ({
  digests: ({ shops, ...filter }, page) => ownCursor(listDigests(queries, { ...filter, ...own(shops) }, page)),
  digest: (id) => findDigest(queries, id),
  findings: ({ shops, ...filter }, page) => ownCursor(listFindings(queries, { ...filter, ...own(shops) }, page)),
  async run(shop, kind) {
    try {
      await client.schedule.getHandle(scheduleIdOf(taskQueue, { shop, kind })).trigger();
      return true;
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return false;
      throw error;
    }
  },
});

const own = (shops: Shops): { shops?: readonly string[] } => (shops === 'all' ? {} : { shops });
