/** A page of a list as the API sends it. */
export interface PageOf<T> {
  readonly data: readonly T[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}
