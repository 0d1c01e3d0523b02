import { CLOCKS, nextInstant, type Clock } from '#domain/case/clocks.ts';
import { canWithdraw } from '#domain/case/withdrawal.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { html, lines, type Html } from '#api/customer-page/html.ts';
import type { CasePicture, News } from '#api/customer-page/picture.ts';
import { mayComeBack, mayWrite, openTurns, turnOf, type Turn } from '#api/customer-page/turns.ts';
import { MEANWHILE, OUTCOMES, REST, STEP_OF, STEPS } from '#api/customer-page/words/case-words.ts';
import { deadlineWords } from '#api/customer-page/words/deadlines.ts';
import { button, fileField, formOf, longText } from './fields.ts';
import { standingOf } from './standing.ts';
import { TURN_TITLES } from './turn-words.ts';
import { TURN_VIEWS } from './turns.ts';

const WORDS = {
  steps: { zh: '五个步骤', en: 'The five steps' },
  next: { zh: '接下来', en: 'What comes next' },
  also: { zh: '还有一件事', en: 'One more thing' },
  news: { zh: '发生了什么', en: 'What happened' },
  older: { zh: '更早的消息', en: 'Earlier news' },
  read: { zh: '查看内容', en: 'Read it' },
  write: { zh: '写给我们，或补充照片', en: 'Write to us, or add photos' },
  text: { zh: '您想说的', en: 'Your message' },
  send: { zh: '发送', en: 'Send' },
  waiting: { zh: '您在 {at} 写给我们的还没有答复：', en: 'You wrote on {at}, and we have not answered yet:' },
  again: { zh: '再问一次', en: 'Ask again' },
  files: { zh: '您给我们看的', en: 'What you showed us' },
  withdraw: { zh: '不想继续了？撤回申请', en: 'Changed your mind? Withdraw the request' },
  withdrawSays: {
    zh: '撤回后这次申请就结束了，之后可以重新申请。',
    en: 'This request ends then; you can start another one later.',
  },
  withdrawYes: { zh: '确认撤回', en: 'Yes, withdraw it' },
  back: { zh: '问题还在？重新处理', en: 'Is it not solved? Take it up again' },
  backWhy: { zh: '还有什么问题', en: 'What is still wrong' },
  backYes: { zh: '没有解决，请继续处理', en: 'It is not solved; please go on' },
} as const satisfies Record<string, Bilingual>;

/** A case as its customer sees it: where it stands, what comes by when and what if not, the one thing to do, and the rest. */
export function casePage(picture: CasePicture): readonly (Html | null)[] {
  const [first, ...others] = openTurns(picture.state);
  return [
    progress(picture, first),
    first === undefined ? null : turnCard(picture, first, true),
    ...others.map((turn) => turnCard(picture, turn, false)),
    comeBack(picture),
    standingOf(picture),
    newsCard(picture, first),
    filesCard(picture),
    write(picture, first),
    withdraw(picture),
  ];
}

function progress({ state, say }: CasePicture, first: Turn | undefined): Html {
  const at = STEP_OF[state.stage];
  const ended = state.outcome !== undefined && first === undefined;
  const headline =
    ended && state.outcome !== undefined ? OUTCOMES[state.outcome] : MEANWHILE[first ? 'customer' : turnOf(state)];
  const deadlines = expectationsOf(state.clocks, first !== undefined);
  return html`<section class="card">
    <h1>${say(headline)}</h1>
    <ol class="steps" aria-label="${say(WORDS.steps)}">
      ${STEPS.map(
        (step, index) =>
          html`<li${index < at ? html` class="past"` : null}${index === at ? html` aria-current="step"` : null}>${say(step)}</li>`,
      )}
    </ol>
    ${first === undefined && !ended ? html`<p>${say(REST)}</p>` : null}
    ${deadlines.map((clock) => deadlineOf(clock, say))}
  </section>`;
}

/** Deadlines of the customer's own first, the nearest first; those of others only while nobody waits for the customer. */
function expectationsOf(clocks: readonly Clock[], isTheirTurn: boolean): readonly Clock[] {
  return clocks
    .filter((clock) => deadlineWords(clock.name, clock.then) !== null)
    .filter((clock) => isTheirs(clock) || !isTheirTurn)
    .toSorted((a, b) => Number(isTheirs(b)) - Number(isTheirs(a)) || nextInstant(a) - nextInstant(b))
    .slice(0, 3);
}

const isTheirs = ({ name }: Clock): boolean => CLOCKS[name].waitsFor === 'customer';

function deadlineOf(clock: Clock, say: CasePicture['say']): Html | null {
  const words = deadlineWords(clock.name, clock.then);
  return words === null
    ? null
    : html`<p${isTheirs(clock) ? html` class="due"` : null}>${say(words, { dueAt: clock.dueAt })}</p>`;
}

const turnCard = (picture: CasePicture, turn: Turn, isFirst: boolean): Html | null => {
  const view = TURN_VIEWS[turn](picture);
  const { say } = picture;
  return (
    view &&
    html`<section class="card${isFirst ? ' now' : ''}" id="${turn}">
      <h2>${say(TURN_TITLES[turn])}</h2>
      ${view}
    </section>`
  );
};

const comeBack = ({ state, say, base, newKey, typed }: CasePicture): Html | null =>
  mayComeBack(state)
    ? html`<section class="card"><details${typed['suggestion'] === undefined ? null : html` open`}><summary>${say(WORDS.back)}</summary>
${formOf(
  { action: `${base}/reopen`, key: newKey() },
  longText({ name: 'suggestion', label: say(WORDS.backWhy), required: true, value: typed['suggestion'] }),
  button(say(WORDS.backYes)),
)}</details></section>`
    : null;

/** How many news are told at once. */
const RECENT = 4;

function newsCard({ news, say }: CasePicture, first: Turn | undefined): Html | null {
  if (news.length === 0) return null;
  const [recent, older] = [news.slice(0, RECENT), news.slice(RECENT)];
  return html`<section class="card">
    <h2>${say(WORDS.news)}</h2>
    <ul class="news">
      ${recent.map((one, index) => newsItem(one, say, index === 0 && first === undefined))}
    </ul>
    ${
      older.length === 0
        ? null
        : html`<details>
            <summary>${say(WORDS.older)}</summary>
            <ul class="news">
              ${older.map((one) => newsItem({ at: one.at, subject: one.subject }, say, false))}
            </ul>
          </details>`
    }
  </section>`;
}

const newsItem = ({ at, subject, text }: News, say: CasePicture['say'], isOpen: boolean): Html =>
  html`<li>
    <time datetime="${new Date(at).toISOString()}">${say.moment(at)}</time><br />
    ${text === undefined ? html`<strong>${subject}</strong>` : html`<details${isOpen ? html` open` : null}><summary>${subject}</summary><p>${lines(text)}</p></details>`}
  </li>`;

const filesCard = ({ files, say, base }: CasePicture): Html | null =>
  files.length === 0
    ? null
    : html`<section class="card">
        <h2>${say(WORDS.files)}</h2>
        <div class="files">
          ${files.map(({ id, name, type }) =>
            type.startsWith('image/')
              ? html`<img src="${base}/files/${id}" alt="${name ?? type}" loading="lazy" width="80" height="80" />`
              : html`<span>${name ?? type}</span>`,
          )}
        </div>
      </section>`;

const write = ({ state, say, base, newKey, typed, unanswered }: CasePicture, first: Turn | undefined): Html | null =>
  mayWrite(state) && first !== 'reply'
    ? html`<section class="card">${
        unanswered?.text === undefined
          ? null
          : html`<p class="soft">${say(WORDS.waiting, { at: say.moment(unanswered.at) })}</p>
              <div class="letter"><p>${lines(unanswered.text)}</p></div>
              ${formOf({ action: `${base}/again`, key: newKey() }, button(say(WORDS.again), { quiet: true }))}`
      }<details${typed['text'] === undefined ? null : html` open`}><summary>${say(WORDS.write)}</summary>
${formOf(
  { action: `${base}/write`, key: newKey(), files: true },
  longText({ name: 'text', label: say(WORDS.text), value: typed['text'] }),
  fileField(say),
  button(say(WORDS.send)),
)}</details></section>`
    : null;

const withdraw = ({ state, say, base, newKey }: CasePicture): Html | null =>
  canWithdraw(state)
    ? html`<section class="card">
        <details>
          <summary>${say(WORDS.withdraw)}</summary>
          <p>${say(WORDS.withdrawSays)}</p>
          ${formOf({ action: `${base}/withdraw`, key: newKey() }, button(say(WORDS.withdrawYes), { quiet: true }))}
        </details>
      </section>`
    : null;
