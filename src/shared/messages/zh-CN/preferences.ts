export const preferences = {
  'settings.language': '语言',
  'settings.languageSystem': '跟随系统',
  'settings.namesLanguage': '此账户名称的语言',
  'settings.motion': '动画',
  'motion.system': '自动',
  'motion.less': '减少',
  'motion.full': '完整',
  'print.rows': {
    other: '第 {first} 至 {last} 行，共 {count} 行，与屏幕所示相同。CSV 文件包含全部。',
  },
  'print.cells':
    '{allRows} 行中的 {rows} 行、{allColumns} 列中的 {columns} 列，与屏幕所示相同。CSV 文件包含全部。',
} as const
