import type { Translation } from '..'
import type { connections as english } from '../en/connections'

export const connections: Pick<Translation<'ru'>, keyof typeof english> = {
  'home.connectTitle': 'Подключить аккаунт',
  'home.connectText':
    'RingCentral или EnOS Application Portal: войдите один раз, и Permiscope будет сам читать аккаунт, когда вы его попросите. Он только читает.',
  'home.connect': 'Подключить…',

  'vendor.ringcentral': 'RingCentral',
  'vendor.enos': 'EnOS',
  'vendor.none': 'поставщик',

  'connect.title': 'Подключение к {vendor}',
  'connect.titleAccount': 'Подключение аккаунта «{account}» к {vendor}',
  'connect.titleAgain': 'Повторный вход в {vendor}: «{account}»',
  'connect.titleWaiting': 'Вход в {vendor}',
  'connect.titleDone': 'Подключено к {vendor}',
  'connect.vendor': 'Поставщик',
  'connect.guideFailed': 'Не удалось показать руководство',
  'connect.next': 'Далее: вход',
  'connect.back': 'Назад к руководству',
  'connect.showGuide': 'Как подготовиться',
  'connect.method': 'Способ входа',
  'connect.method.authorization-code': 'В браузере',
  'connect.method.jwt': 'Учётные данные JWT',
  'connect.methodText.authorization-code':
    'Вы входите на странице самого RingCentral так, как принято в вашей компании. Permiscope не видит вашего пароля. Код авторизации OAuth 2.0 с PKCE.',
  'connect.methodText.jwt':
    'Для работы без участия человека: учётные данные, которые вы один раз создаёте в Developer Console RingCentral и которые действуют от вашего имени, пока их не отзовут.',

  'connect.stepsTitle': 'Зарегистрируйте приложение — один раз для всех аккаунтов',
  'connect.stepsTitle.enos': 'Подготовьте приложение — один раз для всех организаций',
  'connect.step.create':
    'Войдите в Developer Console RingCentral и выберите «Create App», затем «REST API App». Если эта кнопка недоступна, у вашего пользователя нет разрешения «Developer Portal Access».',
  'connect.step.auth.authorization-code':
    'Как способ аутентификации выберите «3-legged OAuth flow» для клиентского приложения (client-side), чтобы секрет не понадобился, и включите «Issue refresh tokens».',
  'connect.step.auth.jwt': 'Как способ аутентификации выберите «JWT auth flow».',
  'connect.step.redirects': 'Введите эти URI перенаправления — все и в точности так:',
  'connect.copyRedirect': 'Скопировать {uri}',
  'connect.step.applicationScopes': {
    one: 'Из областей доступа приложения выберите только эту:',
    few: 'Из областей доступа приложения выберите только эти:',
    many: 'Из областей доступа приложения выберите только эти:',
  },
  'connect.step.private':
    'Сделайте приложение закрытым (private): тогда пользоваться им смогут только ваши пользователи.',
  'connect.step.create.authorization-code':
    'Создайте его и держите под рукой его client ID. Если показан client secret, он тоже понадобится.',
  'connect.step.create.jwt': 'Создайте его и держите под рукой его client ID и client secret.',
  'connect.step.jwt':
    'В разделе «Credentials» создайте учётные данные JWT только для этого client ID. Тот, у кого они есть, может читать всё, что можете вы, поэтому берегите их как пароль.',
  'connect.copyAddress': 'Скопировать адрес',

  'connect.rightsTitle': 'Видно будет то, что может читать вошедший пользователь',
  'connect.rightsText':
    'Суперадминистратор может читать всё. То, в чём отказано, пропускается и остаётся «неизвестным»; остальное всё равно читается. Чтобы вообще войти, пользователю нужно разрешение ThirdPartyAppAccess.',
  'connect.rightsTitle.enos': 'Видно будет то, что организация разрешила приложению',
  'connect.rightsText.enos':
    'Никто не входит от имени своего пользователя: работают ключ доступа и секретный ключ приложения. То, в чём отказано, пропускается и остаётся «неизвестным»; остальное всё равно читается.',
  'connect.reads': 'Что читается',
  'connect.needs': 'Что разрешить и что ещё нужно',
  'connect.applicationScope': 'Область доступа приложения',
  'connect.userPermission': 'Разрешение пользователя',
  'connect.without': 'Без этого',
  'connect.noneNeeded': 'не нужно',

  'connect.account': 'Аккаунт',
  'connect.newAccount': 'Новый аккаунт',
  'connect.newName': 'Его название',
  'connect.newNameExample': 'например, имя клиента',
  'connect.server': 'Сервер',
  'connect.otherServer': 'Другой сервер…',
  'connect.serverAddress': 'Его адрес',
  'connect.serverAddressHint':
    'Начинается с https://; http:// — только для самого этого компьютера.',
  'connect.clientId': 'Client ID',
  'connect.clientSecret': 'Client Secret',
  'connect.clientSecretOptional': 'Оставьте пустым, если у приложения его нет.',
  'connect.jwt': 'JWT',
  'connect.locale': 'Язык названий',
  'connect.localeHint': 'На каком языке читать названия разрешений и ролей.',
  'connect.gateway': 'Адрес шлюза',
  'connect.gatewayExample': 'https://apim-….',
  'connect.gatewayHint':
    'Адрес API-шлюза среды, например https://apim-eu1.example.com: он есть в справке консоли EnOS. http:// — только для самого этого компьютера.',
  'connect.accessKey': 'Ключ доступа',
  'connect.secretKey': 'Секретный ключ',
  'connect.keysHint': 'Приложения, которое читает: с его страницы в Developer Console.',
  'connect.organizations': 'Организации',
  'connect.organizationsHint':
    'Каждая становится отдельным аккаунтом; ключи у них общие. Идентификатор указан в консоли в разделе IAM, «Organization Profile».',
  'connect.organization': 'Идентификатор организации',
  'connect.organizationNumber': 'Организация {number}',
  'connect.organizationExample': 'o1630…',
  'connect.accountName': 'Название аккаунта',
  'connect.addOrganization': 'Добавить организацию',
  'connect.removeOrganization': 'Убрать организацию {number}',
  'connect.organizationTwice': 'Эта организация указана здесь дважды.',
  'connect.accountTwice': 'В одном аккаунте — одна организация: этот указан здесь дважды.',
  'connect.kept.keychain':
    'Секреты хранятся в системном хранилище ключей и больше нигде. Permiscope только читает: в {vendor} никогда ничего не меняется.',
  'connect.kept.memory':
    'В этой системе нет пригодного хранилища ключей. Секреты хранятся только в памяти: после завершения Permiscope придётся войти снова.',
  'connect.keptWhy': 'Причина: {problem}',
  'connect.failed': 'Не подключено',
  'connect.cancelled': 'Вход отменён. Ничего не сохранено.',
  'connect.signIn.authorization-code': 'Открыть страницу входа',
  'connect.signIn.jwt': 'Войти',
  'connect.signIn.access-key': 'Подключить',

  'reading.apps': 'Приложения',
  'reading.appsExample': 'Ключи доступа, по одному в строке или через запятую',
  'reading.appsCount': {
    one: '{count} приложение',
    few: '{count} приложения',
    many: '{count} приложений',
  },
  'reading.appsHint':
    'Ключи доступа приложений, которые нужно читать; они указаны на странице каждого приложения. Списка всех приложений, приобретённых организацией, в EnOS нет.',
  'reading.appsTooMany': 'Читать можно не более 1 000 приложений; здесь их {value}.',
  'reading.appsNone': 'Укажите хотя бы одно приложение или разрешите искать приложения.',
  'reading.findApps': 'Также искать приложения',
  'reading.findAppsHint':
    'Собственные приложения организации, если читающему приложению можно получить их список, и те, которые упомянуты в её ролях.',
  'reading.language': 'Основной язык',
  'reading.languageHint': 'То, что EnOS сообщает на одном языке за раз, читается на этом.',
  'reading.further': 'Другие языки',
  'reading.furtherHint':
    'Названия приложений, меню и разрешений читаются на всех этих языках; на каком показывать, можно сменить в любое время.',
  'reading.more': 'Ещё',
  'reading.ceiling': 'Запросов в секунду, не более',
  'reading.ceilingHint':
    'EnOS не публикует ограничений. Permiscope начинает медленно, ускоряется, пока ответы приходят быстро, замедляется по требованию и никогда не превышает этого числа.',
  'reading.ceilingStart': 'Начальная скорость — {first} в секунду; обычный предел — {ceiling}.',
  'reading.ceilingWrong': 'Целое число от 1 до 1 000.',
  'reading.title': 'Что читается: «{account}»',
  'reading.text': 'Со следующей синхронизации. Прочитанное раньше не меняется.',
  'reading.change': 'Читать так со следующей синхронизации',
  'reading.failed': 'Что читается, не изменено',

  'connect.preparing': 'Подготовка входа…',
  'connect.waiting': 'Страница входа {vendor} открыта в вашем браузере. Войдите там.',
  'connect.waitingWhy': 'Когда вы войдёте, это окно продолжит само.',
  'connect.waitingLink':
    'Страница не открылась? Откройте этот адрес в браузере на этом компьютере:',
  'connect.openPage': 'Открыть в новой вкладке',
  'connect.signingIn': 'Выполняется вход…',
  'connect.done': 'Аккаунт «{account}» подключён.',
  'connect.doneSeveral': 'Подключены аккаунты ({count}):',
  'connect.doneAs': 'Аккаунт «{account}» подключён. Вход выполнен как «{user}».',
  'connect.doneKept.keychain': 'Секреты лежат в системном хранилище ключей.',
  'connect.doneKept.memory':
    'Секреты хранятся только в памяти до завершения Permiscope, потому что в этой системе нет пригодного хранилища ключей.',
  'connect.doneNext': 'Ещё ничего не прочитано. Первая синхронизация прочитает весь аккаунт.',
  'connect.doneEach':
    'У каждого из них своя синхронизация. О том, что читать, будет спрошено по очереди.',
  'connect.later': 'Позже',
  'connect.toAccounts': 'Показать аккаунты',

  'connected.title': 'Подключение',
  'connected.state.ready': 'Подключено',
  'connected.state.needs-sign-in': 'Нужен вход',
  'connected.state.keychain-locked': 'Хранилище ключей не открывается',
  'connected.needsSignIn':
    'Секретов на этом компьютере больше нет, или {vendor} их больше не принимает.',
  'connected.locked': 'Разблокируйте системное хранилище ключей и проверьте снова.',
  'connected.lookAgain': 'Проверить снова',
  'connected.signIn': 'Войти…',
  'connected.signInAgain': 'Войти снова…',
  'connected.reading': 'Что читается…',
  'connected.gateway': 'Шлюз',
  'connected.organization': 'Организация',
  'connected.accessKey': 'Ключ доступа',
  'connected.apps': 'Приложения',
  'connected.appsFound': 'те, что найдены',
  'connected.appsAndFound': {
    one: '{count} и те, что найдены',
    few: '{count} и те, что найдены',
    many: '{count} и те, что найдены',
  },
  'connected.locales': 'Языки названий',
  'connected.ceiling': 'Не более',
  'connected.perSecond': {
    one: '{count} запрос в секунду',
    few: '{count} запроса в секунду',
    many: '{count} запросов в секунду',
  },
  'connected.server': 'Сервер',
  'connected.user': 'Вход выполнен как',
  'connected.userUnknown': 'не сообщено',
  'connected.method': 'Вход',
  'connected.locale': 'Язык названий',
  'connected.since': 'Подключено',
  'connected.memory': 'Секреты хранятся только в памяти до завершения Permiscope.',
  'connected.not': 'Не подключено. Всё здесь — из сохранённых ответов.',
  'connected.connect': 'Подключить к {vendor}…',
  'connected.connectSomewhere': 'Подключить…',
  'connected.language': 'Язык…',
  'connected.disconnect': 'Отключить…',

  'language.title': 'Язык названий',
  'language.text':
    'Со следующей синхронизации названия разрешений и ролей читаются на этом языке. Прочитанное раньше остаётся на своём языке.',
  'language.change': 'Использовать со следующей синхронизации',
  'language.failed': 'Язык не изменён',
  'language.shownTitle': 'Язык показываемых названий',
  'language.shownText':
    'Из прочитанных языков. Меняется сразу и только для этого аккаунта; заново ничего не читается. Если названия на этом языке нет, оно показано так, как пришло в ответе.',
  'language.asRead': 'Как сначала пришло в ответах',
  'language.show': 'Показывать названия на нём',
  'language.shown': 'Язык названий: {language}.',
  'language.shownAsRead': 'Названия — как сначала пришли в ответах.',
  'language.choose': 'Другой язык…',

  'disconnect.title': 'Отключить «{account}» от {vendor}?',
  'disconnect.text.enos':
    'Секретный ключ удаляется с этого компьютера, если им не пользуется другой аккаунт. В EnOS ничего не меняется.',
  'disconnect.text.ringcentral':
    'Сеанс в RingCentral завершается, а секреты этого аккаунта удаляются с этого компьютера. В RingCentral ничего не меняется.',
  'disconnect.stays':
    'Всё прочитанное остаётся: снимки, история и ответы. Чтобы снова синхронизировать, войдите снова.',
  'disconnect.now': 'Отключить',
  'disconnect.working': 'Отключение…',
  'disconnect.failed': 'Не отключено',
  'account.removeConnection.enos':
    'Секретный ключ удаляется с этого компьютера, если им не пользуется другой аккаунт.',
  'account.removeConnection.ringcentral':
    'Сеанс в RingCentral тоже завершается, а секреты этого аккаунта удаляются с этого компьютера.',

  'verify.title': 'Спросить {vendor}',
  'verify.permission': 'Проверить в RingCentral',
  'verify.app': 'Спросить EnOS об этом приложении',
  'verify.appChoice': 'Приложение',
  'verify.appWhy':
    'Что есть у пользователя в приложении по ответу самого EnOS, в том числе то, чего по ролям не видно. Это сопоставляется с вычисленным.',
  'verify.noApps': 'Ни одно приложение ещё не известно. Их читает синхронизация.',
  'verify.user': 'Прочитать функции и права',
  'verify.userWhy':
    'Функции и права на другие внутренние номера не зависят от ролей. Они показаны рядом с ответами и их не меняют.',
  'verify.profile': 'Прочитать весь профиль',
  'verify.profileWhy':
    'Это тот, чей вход выполнен, поэтому RingCentral сообщает все разрешения, которые видит сам. Каждое сопоставляется с вычисленным.',
  'verify.asking': 'Запрос: {vendor}…',
  'verify.failed': 'Не удалось спросить {vendor}',
  'verify.cancelled': 'Запрос отменён.',
  'verify.answered': 'Ответ получен: {vendor}.',
  'verify.nothing': 'Ответ получен ({vendor}), но сохранить из него нечего.',
  'verify.not': '{part}: {status}.',
  'verify.notWhy': '{part}: {status}; {reason}',
  'verify.whyNot.older':
    '{vendor} знает только настоящее. Чтобы спросить, вернитесь к новейшему снимку.',
  'verify.whyNot.not-connected': 'Чтобы спросить сам {vendor}, подключите к нему этот аккаунт.',
  'verify.whyNot.needs-sign-in': 'Чтобы спросить сам {vendor}, войдите снова в обзоре.',
  'verify.whyNot.keychain-locked':
    'Чтобы спросить сам {vendor}, разблокируйте системное хранилище ключей.',
  'verify.whyNot.sample': 'Пример аккаунта вымышлен, поэтому спросить некого.',

  'beside.title': 'Вычисленное и ответ поставщика',
  'beside.computed': 'Вычислено',
  'beside.vendor': 'Поставщик',
  'beside.answer.yes': 'да',
  'beside.answer.no': 'нет',
  'beside.answer.unknown': 'неизвестно',
  'beside.from': 'по ответам: {date}',
  'beside.fromTo': 'по ответам: {first} – {last}',
  'beside.said': 'ответ: {date}',
  'beside.differs': 'Они не совпадают.',
  'beside.appTitle': 'Вычисленное и ответ EnOS о приложении «{app}»',
  'beside.appFailed': 'Не удалось показать рядом вычисленное',
  'beside.appSame': 'совпадает',
  'beside.appNotComputed':
    'Сопоставить не с чем: роли, группы меню или каталог приложения прочитаны не полностью.',
  'beside.appDiffers': {
    one: 'Не совпадает {count} разрешение или меню.',
    few: 'Не совпадают {count} разрешения и меню.',
    many: 'Не совпадают {count} разрешений и меню.',
  },
  'beside.appVendorOnly': 'Называет только EnOS',
  'beside.appComputedOnly': 'Дают только роли',
  'beside.appCauses': 'Возможная причина',
  'beside.appAll': 'Все расхождения',
  'beside.appMore': { one: 'и ещё {count}', few: 'и ещё {count}', many: 'и ещё {count}' },
  'beside.records': {
    one: '{count} разрешение или меню, ответ: {date}',
    few: '{count} разрешения и меню, ответ: {date}',
    many: '{count} разрешений и меню, ответ: {date}',
  },
  'beside.noAccess': 'доступа нет, ответ: {date}',
}
