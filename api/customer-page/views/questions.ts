import { CAUSES } from '#domain/intake/complaint.ts';
import type { Question } from '#domain/intake/request.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import {
  CAUSE_WORDS,
  CHOICES,
  PROBLEM_WORDS,
  QUESTION_WORDS,
  WISH_WORDS,
} from '#api/customer-page/words/request-words.ts';
import { button, choices, fileField, formOf, itemsField, longText, selectField } from './fields.ts';
import { TURN_WORDS as WORDS } from './turn-words.ts';

const { problems, wishes } = CHOICES.delivered;

/** A field for each question that a case can ask (A3). */
const FIELDS: Readonly<Record<Question, (picture: CasePicture) => Html | null>> = {
  items: ({ say, lines, typed }) => itemsField(say, { legend: say(QUESTION_WORDS.items), items: lines, typed }),
  problem: ({ say, typed }) =>
    selectField({
      name: 'problem',
      legend: say(QUESTION_WORDS.problem),
      options: problems.map((value) => ({ value, label: say(PROBLEM_WORDS[value]) })),
      chosen: typed['problem'],
    }),
  wish: ({ say, typed }) =>
    choices({
      name: 'wish',
      legend: say(QUESTION_WORDS.wish),
      options: wishes.map((value) => ({ value, label: say(WISH_WORDS[value]) })),
      chosen: typed['wish'],
    }),
  symptom: ({ say, typed }) =>
    longText({ name: 'symptom', label: say(QUESTION_WORDS.symptom), value: typed['symptom'] }),
  evidence: ({ say }) => fileField(say, { label: say(QUESTION_WORDS.evidence) }),
  cause: ({ say, typed }) =>
    choices({
      name: 'cause',
      legend: say(QUESTION_WORDS.cause),
      options: CAUSES.map((value) => ({ value, label: say(CAUSE_WORDS[value]) })),
      chosen: typed['cause'],
    }),
};

export const questionsTurn = (picture: CasePicture): Html =>
  html`${formOf(
    { action: `${picture.base}/answers`, key: picture.newKey(), files: true },
    ...picture.state.questions.map((question) => FIELDS[question](picture)),
    button(picture.say(WORDS.send)),
  )}`;
