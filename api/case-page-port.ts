import type { Locale } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import type { TextKind } from '#store/texts.ts';
import type { CaseRecord } from './deps.ts';
import type { SaidWords } from './messages-port.ts';

/** What stands around a case when a person works on it: its order with rights, its customer, their words (A2, B1, E5). */
export interface CasePagePort {
  /** Undefined while the order was not looked up. */
  background(record: CaseRecord): Promise<Background | undefined>;
  texts(caseNo: string): Promise<readonly GivenText[]>;
  /** A reply as its reader will get it, judged at `at` by the clock on the shop's wall. */
  sayReply(record: CaseRecord, reply: ReplyDraft, at: number): Promise<SaidReply>;
  /** In which zone the shop's people read dates. */
  zoneOf(record: CaseRecord): string;
}

export interface Background {
  readonly order: Order;
  readonly person: Reader | undefined;
  /** The first instant outside the window for returns without a reason; null while it has not begun (R36). */
  readonly returnableUntil: number | null;
  readonly warrantyUntil: number | null;
  /** Categories that the policy excepts from returns without a reason. */
  readonly excepted: readonly string[];
}

export interface Reader {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly channel: string;
}

/** What somebody wrote or showed; both are empty once they were erased (R50). */
export interface GivenText {
  readonly id: string;
  readonly kind: TextKind;
  readonly at: number;
  readonly by: { readonly type: string; readonly id?: string };
  readonly text: string | null;
  readonly url: string | null;
  /** The name under which events know it. */
  readonly source: string | null;
}

export interface ReplyDraft {
  readonly text: string;
  readonly closes: boolean;
  readonly awaits: boolean;
}

export interface SaidReply extends SaidWords {
  readonly locale: Locale;
  readonly channel: string;
  /** The end of the quiet hours it would wait for; null when it goes at once. */
  readonly notBefore: number | null;
}
