export const preferences = {
  'settings.language': 'Язык',
  'settings.languageSystem': 'Как в системе',
  'settings.motion': 'Движение',
  'motion.system': 'Как в системе',
  'motion.less': 'Меньше',
  'motion.full': 'Полное',
} as const
