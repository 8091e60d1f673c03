/** What a person prefers. */
export const preferences = {
  'settings.language': 'Language',
  'settings.languageSystem': 'As the system',
  'settings.namesLanguage': 'Language of this account’s names',
  'settings.motion': 'Motion',
  'motion.system': 'Automatic',
  'motion.less': 'Less',
  'motion.full': 'Full',
  'print.rows': {
    one: 'Rows {first} to {last} of {count}, as on the screen. A CSV file has all.',
    other: 'Rows {first} to {last} of {count}, as on the screen. A CSV file has all.',
  },
  'print.cells':
    '{rows} of {allRows} rows and {columns} of {allColumns} columns, as on the screen. A CSV file has all.',
} as const
