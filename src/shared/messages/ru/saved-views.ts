export const savedViews = {
  'savedViews.open': 'Сохранённые виды',
  'savedViews.title': 'Сохранённые виды',
  'savedViews.about':
    'Сохранённый вид — это место с фильтром, столбцами, порядком и выбором. Он хранится в файле аккаунта.',
  'savedViews.name': 'Название вида',
  'savedViews.save': 'Сохранить этот вид',
  'savedViews.taken': 'Заменить вид «{name}»',
  'savedViews.saved': 'Сохранено как «{name}».',
  'savedViews.none': 'Сохранённых видов пока нет.',
  'savedViews.go': 'Открыть вид «{name}»',
  'savedViews.copy': 'Скопировать ссылку на «{name}»',
  'savedViews.rename': 'Переименовать «{name}»',
  'savedViews.newName': 'Новое название',
  'savedViews.remove': 'Удалить «{name}»',
  'savedViews.removed': 'Вид «{name}» удалён.',
  'savedViews.back': 'Вернуть',
  'savedViews.failed': 'Не удалось изменить сохранённые виды',
} as const
