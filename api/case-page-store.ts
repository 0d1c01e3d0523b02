import { quietUntil } from '#messages/quiet-hours.ts';
import { composeWords } from '#messages/compose-words.ts';
import type { ShopWordsBook } from '#messages/shop-words.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { OrderDates } from '#domain/policy/facts.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import type { Database } from '#store/db.ts';
import { findOrder } from '#store/orders.ts';
import { findReader } from '#store/people.ts';
import { textsWithSource } from '#store/texts.ts';
import type { Background, CasePagePort, ReplyDraft } from './case-page-port.ts';
import type { CaseRecord } from './deps.ts';

export interface CasePageDeps {
  readonly database: Database;
  readonly policies: PolicyBook;
  readonly shopWords: ShopWordsBook;
  readonly now: () => number;
  readonly pages?: string | undefined;
}

/** The surroundings of a case on the store, with the rights that its pinned policy gives (F4, R36). */
export function createCasePage({ database, policies, shopWords, now, pages }: CasePageDeps): CasePagePort {
  const { queries } = database;
  const policyOf = ({ shop, state: { policy } }: CaseRecord): LoadedPolicy =>
    policy.id === ''
      ? policies.get(policies.shops(now())[shop]?.policy ?? '')
      : policies.get(policy.id, policy.version);

  return {
    zoneOf: (record) => policyOf(record).zone,
    texts: (caseNo) => textsWithSource(queries, caseNo),

    async background(record) {
      const order = await findOrder(queries, { shop: record.shop, orderNo: record.state.request.order });
      if (!order) return undefined;
      const person = await findReader(queries, record.caseNo);
      return { order, person, ...rightsOf(policyOf(record), order.dates) };
    },

    async sayReply(record, draft, at) {
      const reader = await findReader(queries, record.caseNo);
      const { request } = record.state;
      const locale = reader?.locale ?? request.locale;
      const { zone } = policyOf(record);
      const said = await composeWords(
        { shop: record.shop, caseNo: record.caseNo, locale, toRole: 'customer', ...noticeOf(draft) },
        { zone, shopWords, wordsBy: async () => draft.text, pages },
      );
      const quiet = policies.shops(now())[record.shop]?.messages?.quiet;
      return {
        ...said,
        locale,
        channel: reader?.channel ?? request.channel,
        notBefore: quiet ? quietUntil(quiet, zone, at) : null,
      };
    },
  };
}

/** The notice that carries a reply, as the case will write it (F3, J1). */
const noticeOf = ({ closes, awaits }: ReplyDraft) =>
  awaits
    ? { template: 'asked_in_between', params: { words: 'draft', dueAt: null } }
    : { template: 'reply', params: { words: 'draft', closes, guidance: null, dueAt: null } };

function rightsOf(
  policy: LoadedPolicy,
  dates: OrderDates,
): Pick<Background, 'returnableUntil' | 'warrantyUntil' | 'excepted'> {
  const { anchorAt, endsAt } = policy.window(dates);
  const { warrantyDays, excludedCategories } = policy.values;
  const isWarranted = typeof warrantyDays === 'number' && anchorAt !== null;
  return {
    returnableUntil: endsAt,
    warrantyUntil: isWarranted ? endOfDays(policy, anchorAt, warrantyDays) : null,
    excepted: Array.isArray(excludedCategories) ? excludedCategories.map(String) : [],
  };
}

/** The end of day `days` as the policy's rules count them, `daysSinceAnchor`. */
function endOfDays({ frame: { zone }, file }: LoadedPolicy, anchorAt: number, days: number): number {
  const anchorDay = zone.dateAt(anchorAt);
  return zone.endOf(addDays(anchorDay, file.window.firstDay === 'nextDay' ? days : days - 1));
}
