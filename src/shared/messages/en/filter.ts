/** Filters as text, wherever they stand. */
export const filter = {
  'filter.terms': 'Terms',
  'filter.termsOf': 'Terms: {filter}',
  'filter.roles': 'Holds the role',
  'filter.apps': 'Of the app',
  'filter.explained.users':
    'Words look in name, extension, e-mail and id. Terms narrow further; all of them must hold. Put "quotes" around what has spaces, and a minus in front to leave out.',
  'filter.explained.others':
    'Words look in name and id. Terms narrow further; all of them must hold. Put "quotes" around what has spaces, and a minus in front to leave out.',
} as const
