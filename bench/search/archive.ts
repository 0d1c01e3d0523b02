import { searchRowOf, type SearchRow } from '#store/search/document.ts';
import type { Database } from '#store/db.ts';

/** Cases as an archive has them: half Chinese, half English, a few words in very many, most names in few. */
const CHINESE = {
  goods: ['台灯', '电饭煲', '吹风机', '保温杯', '行李箱', '蓝牙耳机', '空气炸锅', '路由器'],
  troubles: ['收到就坏了', '不能开机', '颜色发错了', '包装破损', '少发了一件', '充不进电', '声音很大', '和描述不符'],
  wishes: ['我要退货退款', '请尽快换货', '希望补发', '能不能便宜一点', '麻烦联系我'],
  names: ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'],
  given: ['小明', '丽华', '建国', '思远', '雨桐', '子涵', '志强', '秀英', '文博', '晓燕'],
};
const ENGLISH = {
  goods: ['lamp', 'rice cooker', 'hair dryer', 'bottle', 'suitcase', 'headphones', 'air fryer', 'router'],
  troubles: ['arrived broken', 'does not switch on', 'is the wrong colour', 'came in a torn box', 'does not charge'],
  wishes: ['I want my money back', 'please send another one', 'please call me', 'can you repair it'],
  names: ['Smith', 'Garcia', 'Rossi', 'Okafor', 'Novak', 'Larsen', 'Kim', 'Silva'],
  given: ['Ada', 'Yusuf', 'Mei', 'Olga', 'Noah', 'Ines', 'Omar', 'Lucy'],
};

const at = <T>(values: readonly T[], n: number): T => {
  const value = values[n % values.length];
  if (value === undefined) throw new Error('a list of words is empty');
  return value;
};

export const caseNoOf = (n: number): string => `AS-2020-${String(n).padStart(6, '0')}`;
export const mailOf = (n: number): string => `customer${n}@example.test`;
export const phoneOf = (n: number): string =>
  `139${String(n * 7_919)
    .padStart(8, '0')
    .slice(-8)}`;

/** What one case in five hundred says, and nobody else. */
export const RARE = '遥控器失灵';
const FIRST = Date.UTC(2020, 0, 1);
const HOUR = 3_600_000;

interface Written {
  readonly row: SearchRow;
  readonly orderNo: string;
  readonly name: string;
  readonly text: string;
}

function writtenBy(n: number): Written {
  const isChinese = n % 2 === 0;
  const words = isChinese ? CHINESE : ENGLISH;
  const nth = Math.floor(n / 2);
  const goods = at(words.goods, nth);
  const [trouble, wish] = [at(words.troubles, nth * 7 + 3), at(words.wishes, nth * 11 + 5)];
  const rare = n % 500 === 3 ? RARE : '';
  const text = isChinese
    ? `我买的${goods}${trouble}，${rare}订单已经${n % 30}天了，${wish}。第${n}次`
    : `The ${goods} I bought ${trouble} after ${n % 30} days, ${rare} ${wish}. Note ${n}`;
  const given = at(words.given, Math.floor(nth / 8));
  const family = at(words.names, nth);
  const name = isChinese ? family + given : `${given} ${family}`;
  const orderNo = `W${n}`;
  const shop = isChinese ? 'cn-shop' : 'retail-us';
  const line = {
    lineNo: 1,
    sku: `SKU-${n % 200}`,
    name: goods,
    category: 'home',
    quantity: 1,
    net: 1,
    trackingNo: null,
  };
  const row = searchRowOf({
    caseNo: caseNoOf(n),
    openedAt: FIRST + n * HOUR,
    request: {
      shop,
      order: orderNo,
      channel: 'web',
      locale: 'en',
      hasSymptom: true,
      evidence: 0,
      items: [{ lineNo: 1, quantity: 1 }],
      serials: [`SN-${n}`],
    },
    order: { lines: [line] },
    people: [{ name, email: mailOf(n), phone: phoneOf(n) }],
    words: [text],
  });
  return { row, orderNo, name, text };
}

const BATCH = 2_000;

/** Fills a database with so many archived cases, as far as searching reads them. */
export async function fillArchive({ pool }: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => writtenBy(from + index + 1));
    const rows = batch.map(({ row, orderNo, name, text }, index) => ({
      ...row,
      no: row.caseNo,
      at: new Date(row.openedAt).toISOString(),
      order_no: orderNo,
      name,
      text,
      email: mailOf(from + index + 1),
      phone: phoneOf(from + index + 1),
    }));
    for (const statement of STATEMENTS) await pool.query(FROM + statement, [JSON.stringify(rows)]);
  }
  await pool.query('vacuum analyze');
}

const FROM = `with told as (select * from jsonb_to_recordset($1) as t (no text, shop text, at timestamptz, order_no text, name text, text text,
  email text, phone text, numbers text[], people text, words text, grams text[])) `;
const STATEMENTS = [
  `insert into intakes (case_no, shop, order_no, same_case_key, open, request, policy, "by", principal, received_at, started_at)
     select no, shop, order_no, no, false, '{}', '{}', '{}', 'p', at, at from told`,
  `insert into cases (case_no, seq, shop, order_no, channel, stage, waiting_on, priority, stuck, opened_at, closed_at, since, updated_at, state)
     select no, 9, shop, order_no, 'web', 'archived', 'nobody', 3, false, at, at, at, at, jsonb_build_object('filler', repeat(md5(no), 40)) from told`,
  `insert into case_people (case_no, name, email, phone, locale, channel) select no, name, email, phone, 'en', 'web' from told`,
  `insert into case_texts (id, case_no, kind, text, at, by) select no, no, 'symptom', text, at, '{}' from told`,
  `insert into case_refs (kind, ref, case_no) select 'tracking', 'SF' || no, no from told`,
  `insert into search_texts (case_no, shop, opened_at, numbers, people, words, grams, order_known)
     select no, shop, at, numbers, people, words, grams, true from told`,
];
