type Present<T> = { -readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that were given; optional ones that were not are left out altogether. */
export const withoutAbsent = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
