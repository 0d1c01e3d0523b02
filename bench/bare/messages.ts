import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** What a bare case is told and asked: as much as a happy return, and nothing of what it means. */
export const openUpdate = defineUpdate<string>('open');
export const acceptUpdate = defineUpdate<string>('accept');
export const answerUpdate = defineUpdate<string>('answer');
export const newsSignal = defineSignal<[string]>('news');

/** Starts with no step at all: the least that an acknowledged start can cost. */
export const pingUpdate = defineUpdate<string>('ping');

/** About what one event of the product's journal carries, in plain: 400 bytes. */
export const FREIGHT = 'x'.repeat(400);

/** What a bare case's activities are: nothing. */
export interface BareActivities {
  /** In the place of an own-database step. */
  step(caseNo: string): Promise<string>;
  /** In the place of an outside call. */
  call(caseNo: string): Promise<string>;
}
