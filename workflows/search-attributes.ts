/** Search attributes of a case in Temporal: few, typed, without personal data; registered before any worker starts. */
export const SEARCH_ATTRIBUTES = [
  { name: 'AftercareShop', type: 'Keyword' },
  { name: 'AftercareStage', type: 'Keyword' },
  { name: 'AftercareWaitingOn', type: 'Keyword' },
  { name: 'AftercareKind', type: 'Keyword' },
  { name: 'AftercareStuck', type: 'Bool' },
  { name: 'AftercareStuckAt', type: 'Keyword' },
  { name: 'AftercareBreached', type: 'Bool' },
] as const;
