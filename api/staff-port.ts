import type { Group } from '#domain/team/groups.ts';
import type { Locale } from '#domain/intake/request.ts';
import type { StaffRole } from '#domain/roles.ts';
import type { Page, PageWish } from './paging.ts';

/** A person of the shops as the API knows them. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly groups: readonly Group[];
  /** `*` for all. */
  readonly shops: readonly string[];
  readonly locale: Locale;
  readonly active: boolean;
  readonly oidcSubject: string | null;
}

export type StaffFields = Omit<StaffMember, 'id'>;

export interface StaffFilter {
  readonly role?: string;
  readonly group?: Group;
  readonly active?: boolean;
  /** Those who work for one of these. */
  readonly shops?: readonly string[];
}

export interface ChangedBy {
  readonly by: { readonly type: string; readonly id?: string };
  readonly at: number;
}

/** An open task of somebody, as a hand-over takes it up. */
export interface HeldTask {
  readonly caseNo: string;
  readonly task: string;
}

/** The people of the shops, kept and found (H2). */
export interface StaffPort {
  find(id: string): Promise<StaffMember | undefined>;
  /** Whom an identity provider speaks of. */
  bySubject(told: { readonly subject: string; readonly email?: string }): Promise<StaffMember | undefined>;
  list(filter: StaffFilter, page: PageWish): Promise<Page<StaffMember>>;
  /** 'known' where the id or the subject is somebody's already. */
  add(member: StaffMember, by: ChangedBy): Promise<StaffMember | 'known'>;
  change(id: string, change: Partial<StaffFields>, by: ChangedBy): Promise<StaffMember | 'known' | undefined>;
  /** Open tasks of a person in these shops, at most so many, the most urgent first. */
  tasksOf(
    owner: string,
    within: { readonly shops: readonly string[] | 'all'; readonly queue?: string },
    limit: number,
  ): Promise<readonly HeldTask[]>;
  addKey(
    key: { readonly id: string; readonly secret: string; readonly staffId: string; readonly name: string },
    at: number,
  ): Promise<void>;
  revokeKey(staffId: string, keyId: string, at: number): Promise<boolean>;
}

/** Proves a bearer token of the identity provider; undefined for one that proves nothing. */
export interface IdentityProvider {
  /** Whether a token says that it is this provider's: then nobody else is asked. */
  issued(token: string): boolean;
  verify(token: string): Promise<{ readonly subject: string; readonly email?: string } | undefined>;
}
