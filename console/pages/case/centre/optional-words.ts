/** A piece of an ICU message that is left out where its value is not there, or not shown to the role. */
export const given = (name: string, before = '', after = ''): string =>
  `{${name}, select, none {} other {${before}{${name}}${after}}}`;
