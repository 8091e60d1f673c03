/** What a person prefers. */
export const preferences = {
  'settings.language': 'Language',
  'settings.languageSystem': 'As the system',
  'settings.motion': 'Motion',
  'motion.system': 'As the system',
  'motion.less': 'Less',
  'motion.full': 'Full',
} as const
