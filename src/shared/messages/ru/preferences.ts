export const preferences = {
  'settings.language': 'Язык',
  'settings.languageSystem': 'Как в системе',
  'settings.namesLanguage': 'Язык названий в этом аккаунте',
  'settings.motion': 'Движение',
  'motion.system': 'Авто',
  'motion.less': 'Меньше',
  'motion.full': 'Полное',
  'print.rows': {
    one: 'Строки {first}–{last} из {count}, как на экране. В файле CSV есть все.',
    few: 'Строки {first}–{last} из {count}, как на экране. В файле CSV есть все.',
    many: 'Строки {first}–{last} из {count}, как на экране. В файле CSV есть все.',
  },
  'print.cells':
    'Строк {rows} из {allRows}, столбцов {columns} из {allColumns}, как на экране. В файле CSV есть все.',
} as const
