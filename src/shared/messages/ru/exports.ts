import type { Translation } from '..'
import type { exports as english } from '../en/exports'

export const exports: Pick<Translation<'ru'>, keyof typeof english> = {
  'export.partial':
    'Прочитано не всё. О неизвестном сказано в самой ячейке; чего не хватает, перечислено в файле рядом.',
  'export.cells': 'Ячейки',
  'export.cells.words': 'Слова',
  'export.cells.marks': 'Знаки: x и ?',
  'export.delimiter': 'Разделитель',
  'export.delimiter.comma': 'Запятая',
  'export.delimiter.semicolon': 'Точка с запятой',
  'export.delimiter.tab': 'Табуляция',
  'export.lineEnd': 'Конец строки',
  'export.encoding': 'Кодировка',
  'export.bom': 'UTF-8 с меткой порядка байтов, как требует Excel',
  'export.guard':
    'Перед текстом, который электронная таблица выполнила бы как формулу, ставится один апостроф; при обратном чтении убирается именно он.',
  'export.write': 'Записать файл',
  'export.ready':
    'Файл записан. Сохраните оба: во втором сказано, откуда данные, насколько они стары и чего не хватает.',
  'export.save': 'Сохранить…',
  'export.saved': 'Сохранено',
  'export.saveFile': 'Сохранить «{name}»',
  'export.failed': 'Не удалось записать файл',
}
