export const preferences = {
  'settings.language': '语言',
  'settings.languageSystem': '跟随系统',
  'settings.motion': '动画',
  'motion.system': '跟随系统',
  'motion.less': '减少',
  'motion.full': '完整',
} as const
