import type { Duration } from '#domain/calendar/duration.ts';
import type { PolicyFile } from './schema.ts';

/** What a policy's file says as plain JSON: durations in the words they are written in. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** The file without the examples it is tested by; whatever section is added shows up here by itself. */
export function plainPolicy(file: PolicyFile): { readonly [section: string]: Plain } {
  const { tests: _tests, ...said } = file;
  return plainObject(said);
}

function plain(value: unknown): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') throw new TypeError(`a policy's file holds no ${typeof value}`);
  return isDuration(value) ? durationText(value) : plainObject(value);
}

const plainObject = (value: object): { readonly [name: string]: Plain } =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, plain(each)]])),
  );

const isDuration = (value: object): value is Duration =>
  'kind' in value && (value.kind === 'working' || value.kind === 'exact' || value.kind === 'workingTime');

/** The duration as policies write it. */
export function durationText(duration: Duration): string {
  if (duration.kind === 'working') return `P${duration.days}BD`;
  if (duration.kind === 'workingTime') return `PT${clockText(duration.ms, 'B') || '0BM'}`;
  const clock = clockText(duration.ms, '');
  if (duration.days === 0 && clock === '') return 'PT0H';
  return `P${duration.days > 0 ? `${duration.days}D` : ''}${clock === '' ? '' : `T${clock}`}`;
}

/** Hours and minutes; `B` before their letters makes them hours and minutes of work. */
function clockText(ms: number, of: '' | 'B'): string {
  const minutes = ms / 60_000;
  const hours = Math.floor(minutes / 60);
  return [hours > 0 ? `${hours}${of}H` : '', minutes % 60 > 0 ? `${minutes % 60}${of}M` : ''].join('');
}
