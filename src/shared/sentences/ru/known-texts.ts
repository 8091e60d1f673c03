/** What stands in tables in English, in Russian: by the English text. */
export const knownTexts: Readonly<Record<string, string>> = {
  // The vendors' error codes
  'Correct the request; no role or permission changes this.':
    'Исправьте запрос; никакая роль или разрешение этого не изменит.',
  'What was asked for does not exist, or cannot be seen.':
    'Запрошенного не существует, или его нельзя увидеть.',
  'Check the ids in the request.': 'Проверьте идентификаторы в запросе.',
  'The JSON that was sent is not valid.': 'Отправленный JSON недопустим.',
  'The request is not valid.': 'Запрос недопустим.',
  'The address of the request is not valid.': 'Адрес запроса недопустим.',
  'The batch has more entries than are allowed.': 'В пакете больше записей, чем разрешено.',
  'Body and path of the request do not agree.': 'Тело и путь запроса не согласуются.',
  'The account does not have the feature.': 'У аккаунта нет этой функции.',
  'The service plan or the account settings decide; no role brings it.':
    'Решает тариф или настройки аккаунта; роль этого не даёт.',
  'A header is missing.': 'Не хватает заголовка.',
  'The address of the request does not exist.': 'Адреса запроса не существует.',
  'The service is not available for the moment.': 'Служба временно недоступна.',
  'Ask again later; if it stays, the vendor has to look at it.':
    'Повторите позже; если не пройдёт, разбираться должен поставщик.',
  'The server does not support what was asked for.': 'Сервер не поддерживает запрошенное.',
  'No role brings it.': 'Роль этого не даёт.',
  'The server failed.': 'Сбой сервера.',
  'The feature is not available for this type of extension.':
    'Функция недоступна для этого типа внутреннего номера.',
  'Use an extension of another type; no role brings it.':
    'Используйте внутренний номер другого типа; роль этого не даёт.',
  'The request needs a signed-in user.': 'Запросу нужен вошедший пользователь.',
  'Sign in again; no role or permission changes this.':
    'Войдите ещё раз; никакая роль или разрешение этого не изменит.',
  'A value exists already.': 'Такое значение уже есть.',
  'A header has a value that is not valid.': 'У заголовка недопустимое значение.',
  'The brand id is not valid.': 'Недопустимый идентификатор бренда.',
  'Sign in with the brand that the account belongs to.':
    'Войдите с тем брендом, к которому относится аккаунт.',
  'The server cannot issue an authorization code.': 'Сервер не может выдать код авторизации.',
  'This type of extension may not sign in.': 'Внутреннему номеру этого типа нельзя входить.',
  'Sign in as a user extension.': 'Войдите под внутренним номером пользователя.',
  'The authorization code is not valid.': 'Код авторизации недопустим.',
  'The authorization code has expired.': 'Срок действия кода авторизации истёк.',
  'The redirect addresses do not match.': 'Адреса перенаправления не совпадают.',
  "Correct the application's registration or its sign-in request.":
    'Исправьте регистрацию приложения или его запрос на вход.',
  'The authorization code belongs to another application.':
    'Код авторизации принадлежит другому приложению.',
  'A parameter of the request is there twice.': 'Параметр запроса указан дважды.',
  'The application may not use this way of signing in.':
    'Приложению нельзя использовать этот способ входа.',
  'The application has no redirect address.': 'У приложения нет адреса перенаправления.',
  'The way of authorizing is not allowed.': 'Этот способ авторизации не разрешён.',
  'The scope of the sign-in is narrower than its target.':
    'Область доступа при входе у́же, чем нужно для цели.',
  'The number is a virtual one.': 'Это виртуальный номер.',
  'Sign in with another number.': 'Войдите с другим номером.',
  'The application id is wrong.': 'Неверный идентификатор приложения.',
  'The sign-in belongs to another application.': 'Этот вход относится к другому приложению.',
  'The Authorization header has a bad value.': 'Неверное значение заголовка Authorization.',
  'The application may not use this grant type.':
    'Приложению нельзя использовать этот тип авторизации (grant type).',
  'The release state of the application does not allow it.':
    'Состояние выпуска приложения этого не позволяет.',
  'The access token has expired.': 'Срок действия токена доступа истёк.',
  'The access token is damaged.': 'Токен доступа повреждён.',
  'The Authorization header is bad.': 'Неверный заголовок Authorization.',
  'The extension was not found.': 'Внутренний номер не найден.',
  'Check the number or user name.': 'Проверьте номер или имя пользователя.',
  'User name or password is wrong.': 'Неверное имя пользователя или пароль.',
  'The extension may not sign in in its present state.':
    'В нынешнем состоянии внутреннему номеру нельзя входить.',
  'Enable the extension first.': 'Сначала включите внутренний номер.',
  'The account may not sign in in its present state.':
    'В нынешнем состоянии аккаунту нельзя входить.',
  'The account has to be active.': 'Аккаунт должен быть активен.',
  "The application's credentials are wrong.": 'Неверные учётные данные приложения.',
  'Compare client id and client secret with the application in the developer console, and the server with the one that it is registered at.':
    'Сверьте client id и client secret с приложением в консоли разработчика, а сервер — с тем, на котором оно зарегистрировано.',
  'The user is locked out.': 'Пользователь заблокирован.',
  'Wait, or have the lock taken off.': 'Подождите или попросите снять блокировку.',
  'Sign in through single sign-on.': 'Войдите через единый вход (SSO).',
  'The access token cannot be read.': 'Токен доступа не читается.',
  'Parameters of the sign-in do not agree.': 'Параметры входа не согласуются.',
  'This way of signing in is not supported.': 'Этот способ входа не поддерживается.',
  'Signing in needs a second factor.': 'Для входа нужен второй фактор.',
  'Sign in with the second factor.': 'Войдите со вторым фактором.',
  'The application lacks an application scope (OAuth).':
    'У приложения нет области доступа (OAuth).',
  'Add the scope in the developer console and sign in again. No change of roles helps.':
    'Добавьте область доступа в консоли разработчика и войдите ещё раз. Изменение ролей не поможет.',
  'Only an administrator may do this.': 'Это может делать только администратор.',
  'An administrator has to do it, or the user has to be given an administrator role.':
    'Это должен сделать администратор, или пользователю нужно выдать роль администратора.',
  'The request is about another extension than that of the signed-in user.':
    'Запрос относится не к внутреннему номеру вошедшего пользователя.',
  'Ask for the own extension, or give the user a permission that covers other extensions.':
    'Запросите собственный внутренний номер или дайте пользователю разрешение, которое распространяется на другие.',
  'The user lacks a permission.': 'У пользователя нет разрешения.',
  'Give the user a role that has it, or switch it on in one of their custom roles.':
    'Выдайте пользователю роль, в которой оно есть, или включите его в одной из своих ролей этого пользователя.',
  'Something is not permitted; the body does not say whether application or user lacks it.':
    'Что-то не разрешено; из тела ответа не видно, чего не хватает — приложению или пользователю.',
  'Save the whole error body: its errors list carries the code that tells.':
    'Сохраните тело ошибки целиком: в его списке errors есть код, который это покажет.',
  'More requests were made than the limit allows.': 'Запросов больше, чем позволяет ограничение.',
  'Wait as long as the Retry-After header says, or a minute, and ask again.':
    'Подождите столько, сколько указано в заголовке Retry-After, или минуту, и повторите.',
  'The limits of the application are not defined.': 'Ограничения приложения не заданы.',
  'The same request was made twice at once.': 'Один и тот же запрос сделан дважды одновременно.',
  'All requests together were more than the limit allows.':
    'Все запросы вместе превысили ограничение.',
  'A parameter has a value that is not valid.': 'У параметра недопустимое значение.',
  'A parameter is missing or not valid.': 'Параметра нет, или он недопустим.',
  'The token is not valid, or the request needs a signed-in user.':
    'Токен недопустим, или запросу нужен вошедший пользователь.',
  'Get a new token with access key and secret key; no role or permission changes this.':
    'Получите новый токен по access key и secret key; никакая роль или разрешение этого не изменит.',
  'No right to this. About one user in one app (user/app/resource/permission) it means that the user has no access in the app; if every user of the app is answered so, the app is probably not readable with this access key. About lists it means that the application lacks a grant of the organization.':
    'Нет права на это. Об одном пользователе в одном приложении (user/app/resource/permission) это значит, что у пользователя нет доступа в приложении; если так отвечают о каждом пользователе приложения, его, вероятно, нельзя прочитать с этим access key. О списках это значит, что приложению не хватает разрешения организации.',
  "For the user, a role with access to the app helps. For lists, the organization's administrator has to grant the application USER (users), ROLE (roles) or USER_ALL_PERMISSION (roles of users).":
    'Пользователю поможет роль с доступом к приложению. Для списков администратор организации должен дать приложению USER (пользователи), ROLE (роли) или USER_ALL_PERMISSION (роли пользователей).',
  'One of three things: the organization (or user, or role) does not exist at this gateway; there is no such app; or the organization has not acquired the app. The code does not tell which.':
    'Одно из трёх: организации (пользователя, роли) нет на этом шлюзе; такого приложения нет; или организация его не приобрела. Что именно, код не говорит.',
  'Check the organization id (IAM > Organization Profile), the app (appId is the access key of the app, not its application id), and that the app is among those of the organization.':
    'Проверьте идентификатор организации (IAM > Organization Profile), приложение (appId — это access key приложения, а не его application id) и то, что приложение есть у организации.',
  'It exists already.': 'Это уже есть.',
  'Too many tries to sign in.': 'Слишком много попыток входа.',
  'Wait some minutes before the next try, and check the keys first.':
    'Подождите несколько минут перед следующей попыткой и сначала проверьте ключи.',
  'No organization was chosen after signing in.': 'После входа не выбрана организация.',
  "Only requests in a user's name need that: choose the organization first (session/set), or ask with an application's access key alone.":
    'Это нужно только запросам от имени пользователя: сначала выберите организацию (session/set) или спрашивайте лишь с access key приложения.',
  'The signature was used before.': 'Эта подпись уже использована.',
  'Sign again with a new timestamp.': 'Подпишите заново с новой отметкой времени.',
  'The access key does not exist.': 'Такого access key нет.',
  'Check the access key.': 'Проверьте access key.',
  'The signature is not valid.': 'Подпись недопустима.',
  'Check the secret key.': 'Проверьте secret key.',
  'A parameter is not valid.': 'Параметр недопустим.',
  'The token service failed.': 'Сбой службы токенов.',
  'A parameter is empty.': 'Параметр пуст.',
  'The access token could not be renewed.': 'Токен доступа не удалось обновить.',
  'Nobody is signed in.': 'Никто не вошёл.',
  'It does not exist.': 'Этого не существует.',
  'The session has expired.': 'Сеанс истёк.',
  'Too many tries.': 'Слишком много попыток.',
  'Wait before the next try.': 'Подождите перед следующей попыткой.',
  'The session cannot be used for this.': 'Для этого сеанс не подходит.',
  'No right to this.': 'Нет права на это.',
  'The service account has to be authorized for the resource.':
    'Служебной учётной записи нужно право на этот ресурс.',
  'The service failed.': 'Сбой службы.',
  'The gateway cannot read the request.': 'Шлюз не может прочитать запрос.',
  'The gateway does not accept the credentials.': 'Шлюз не принимает учётные данные.',
  'Sign in again. Of EnOS: check the access key and secret key, and that the clock of this computer is right, since requests are signed with the time.':
    'Войдите ещё раз. Для EnOS: проверьте access key и secret key и часы этого компьютера, потому что запросы подписываются вместе со временем.',
  'The gateway does not let the caller in: its network address is not allowed.':
    'Шлюз не пускает: сетевой адрес вызывающего не разрешён.',
  'The address of this computer, or of the proxy it goes through, has to be put on the list of allowed addresses of the API.':
    'Адрес этого компьютера или прокси, через который он ходит, нужно внести в список разрешённых адресов API.',
  'The request is too large for the gateway.': 'Запрос слишком велик для шлюза.',
  'Ask for less at a time: fewer users in one request.':
    'Спрашивайте меньше за раз: меньше пользователей в одном запросе.',
  'More requests were made than the gateway allows.': 'Запросов больше, чем позволяет шлюз.',
  'Wait as long as the Retry-After header says, or a minute, and ask more slowly: who owns the API sets the limit, by minute, hour, day or month.':
    'Подождите столько, сколько указано в заголовке Retry-After, или минуту, и спрашивайте реже: ограничение — за минуту, час, день или месяц — задаёт владелец API.',
  'The gateway did not reach the service.': 'Шлюз не достучался до службы.',
  'The service did not answer in time.': 'Служба не ответила вовремя.',
  // The rules that come with the product
  'Creates users and decides what they may do': 'Создаёт пользователей и решает, что им можно',
  'Who can add users and also edit or assign roles can make an account with any access, and nobody else has to agree.':
    'Кто может добавлять пользователей, а также менять или назначать роли, тот может завести учётную запись с любым доступом, и ничьё согласие не нужно.',
  'Give adding users and editing roles to different people. Keep Super Admin for few.':
    'Поручите добавление пользователей и изменение ролей разным людям. Super Admin оставьте немногим.',
  'Changes roles and oversees the audit trail': 'Меняет роли и следит за журналом аудита',
  'Who administers access should not be the one who reviews what was done with it.':
    'Тот, кто управляет доступом, не должен сам проверять, как им пользовались.',
  'Give the audit trail to somebody who does not administer roles.':
    'Передайте журнал аудита тому, кто не управляет ролями.',
  'Resets credentials and hears company recordings':
    'Сбрасывает учётные данные и слушает записи компании',
  'Who can set other people’s credentials can sign in as them; with company call recordings there is nothing left that is private.':
    'Кто может задавать чужие учётные данные, тот может войти под чужим именем; а с записями звонков компании не остаётся ничего личного.',
  'Separate user administration from access to recordings.':
    'Разделите управление пользователями и доступ к записям.',
  'Pays, buys and opens international calling': 'Платит, покупает и открывает международные звонки',
  'Calls abroad are the usual way of toll fraud; who opens them should not also be who checks the bill.':
    'Звонки за границу — обычный путь телефонного мошенничества; тот, кто их открывает, не должен сам проверять счёт.',
  'Separate billing from the international calling policy.':
    'Разделите оплату счетов и правила международных звонков.',
  'More than five people can change roles': 'Менять роли может больше пяти человек',
  'Everybody who can edit or assign roles can give themselves everything, whatever their own role is called.':
    'Каждый, кто может менять или назначать роли, может дать себе всё, как бы ни называлась его собственная роль.',
  'Take the permission from roles whose holders do not need it.':
    'Уберите это разрешение из ролей, обладателям которых оно не нужно.',
  'More than ten people can administer the account':
    'Управлять аккаунтом может больше десяти человек',
  'Administrators by effect are those who can, not those whose role says so.':
    'Администратор на деле — тот, кто может управлять, а не тот, чья роль так называется.',
  'Review who needs account administration and give narrower roles.':
    'Проверьте, кому нужно управление аккаунтом, и выдайте более узкие роли.',
  'International calling by a role that was assigned automatically':
    'Международные звонки благодаря автоматически назначенной роли',
  'New users are given Standard (International) unless another default role is set, so people can call abroad whom nobody allowed to.':
    'Новым пользователям выдаётся Standard (International), если не задана другая роль по умолчанию, поэтому за границу могут звонить люди, которым этого никто не разрешал.',
  'Set Standard, or a custom role, as the default role and reassign those who do not need to call abroad.':
    'Сделайте ролью по умолчанию Standard или свою роль и замените роль тем, кому не нужно звонить за границу.',
  'A role that is assigned automatically administers':
    'Автоматически назначаемая роль даёт управление',
  'What the default role gives, everybody gets who is ever added.':
    'То, что даёт роль по умолчанию, получает каждый, кого добавят.',
  'Choose a default role without administration.': 'Выберите роль по умолчанию без управления.',
  'Users who are disabled hold roles': 'У отключённых пользователей есть роли',
  'Enabled again, they have at once all that they had.':
    'Если их включить снова, у них сразу будет всё, что было.',
  'Take the roles of who does not come back, or delete the user.':
    'Заберите роли у тех, кто не вернётся, или удалите пользователя.',
  'Hidden roles are held': 'У кого-то есть скрытые роли',
  'A hidden role is not shown in the portal’s list, so who reviews roles there does not meet it.':
    'Скрытой роли нет в списке портала, поэтому тот, кто проверяет роли там, её не увидит.',
  'Ask the vendor what the role is for and give a visible role in its place.':
    'Спросите поставщика, для чего эта роль, и выдайте вместо неё видимую.',
  'A role restricted to sites beside the same for the whole company':
    'Роль, ограниченная площадками, рядом с такой же для всей компании',
  'The restriction does nothing where another role gives the same everywhere.':
    'Ограничение ничего не значит, если другая роль даёт то же самое везде.',
  'Restrict the other role to sites too, or take it.':
    'Ограничьте площадками и другую роль или заберите её.',
  'The vendor’s own answer is not what roles give':
    'Ответ самого поставщика расходится с тем, что дают роли',
  'Either something was read before it changed, or access comes from where no role tells.':
    'Либо что-то прочитано до изменения, либо доступ приходит оттуда, о чём роли не говорят.',
  'Look at the differences, and read the account again.':
    'Посмотрите расхождения и прочитайте аккаунт ещё раз.',
  'The newest data is more than 30 days old': 'Новейшим данным больше 30 дней',
  'Whoever was given access since is not in it.': 'Тех, кто получил доступ с тех пор, в них нет.',
  'Sync the account or import anew.': 'Синхронизируйте аккаунт или импортируйте заново.',
  'Not everything was read': 'Прочитано не всё',
  'What was not read cannot be found; every other rule may say less than there is.':
    'Непрочитанное найти нельзя; любое другое правило может сказать меньше, чем есть.',
  'Read the missing parts: the overview names them.':
    'Прочитайте недостающие части: они названы в обзоре.',
  'Users who hold no role': 'Пользователи без ролей',
  'They may be left over, or have access that is given elsewhere.':
    'Возможно, они остались лишними или получают доступ в другом месте.',
  'Give a role, or remove the user.': 'Выдайте роль или удалите пользователя.',
  'Granted to users beside all roles': 'Выдано пользователям помимо ролей',
  'What is granted directly is not seen in any review of roles.':
    'Выданного напрямую не видно ни при какой проверке ролей.',
  'Give it by a role, and take the grant back.': 'Дайте это через роль, а прямую выдачу отзовите.',
  'Custom roles that nobody holds': 'Свои роли, которых нет ни у кого',
  'They are one more thing that can be given by mistake.':
    'Это лишнее, что можно выдать по ошибке.',
  'Delete them.': 'Удалите их.',
  'Custom roles that give more than half of everything':
    'Свои роли, которые дают больше половины всего',
  'A role that gives most of what there is, is an administrator by another name.':
    'Роль, которая даёт почти всё, — это администратор под другим именем.',
  'Split the role by task.': 'Разделите роль по задачам.',
  'Creates users and decides what they may do (sample account)':
    'Создаёт пользователей и решает, что им можно (пример)',
  'Who can manage users and configure roles can give anybody everything, and nobody else has to agree.':
    'Кто может управлять пользователями и настраивать роли, тот может дать кому угодно что угодно, и ничьё согласие не нужно.',
  'Give the two to different people.': 'Поручите это разным людям.',
  'Orders phone numbers and pays for them (sample account)':
    'Заказывает телефонные номера и платит за них (пример)',
  'Who orders should not be who pays.': 'Тот, кто заказывает, не должен сам платить.',
  'More than five people can change roles (sample account)':
    'Менять роли может больше пяти человек (пример)',
  'Everybody who can change roles can give themselves everything.':
    'Каждый, кто может менять роли, может дать себе всё.',
  'Call logs are exported by a role that was assigned automatically (sample account)':
    'Журналы звонков можно выгружать благодаря автоматически назначенной роли (пример)',
  'Nobody decided that these people may export who called whom.':
    'Никто не решал, что эти люди могут выгружать, кто кому звонил.',
  'Set a default role without it.': 'Задайте роль по умолчанию без этого разрешения.',
  // What the starter rules rest on
  'Made up, as the sample account is.': 'Вымышлено, как и пример аккаунта.',
  'Made up, as the sample account is; after NIST SP 800-53, AC-5.':
    'Вымышлено, как и пример аккаунта; по образцу NIST SP 800-53, AC-5.',
  'Made up, as the sample account is; after NIST SP 800-53, AC-6.':
    'Вымышлено, как и пример аккаунта; по образцу NIST SP 800-53, AC-6.',
  'NIST RBAC: permissions are assigned to roles. That direct grants matter is our own judgement.':
    'NIST RBAC: разрешения назначаются ролям. Что прямая выдача заслуживает внимания — наше собственное суждение.',
  'NIST SP 800-53, AC-2 (account management). RingCentral API reference, List Extensions: status.':
    'NIST SP 800-53, AC-2 (управление учётными записями). Справочник RingCentral API, List Extensions: status.',
  'NIST SP 800-53, AC-5 (separation of duties); which permissions make the pair is our own judgement.':
    'NIST SP 800-53, AC-5 (разделение обязанностей); какие разрешения образуют пару — наше собственное суждение.',
  'NIST SP 800-53, AC-5: those who administer access control do not also administer audit functions. In RingCentral AuditTrail reads the trail and cannot change it, so the rule is stricter than the words.':
    'NIST SP 800-53, AC-5: те, кто управляет доступом, не управляют также функциями аудита. В RingCentral AuditTrail даёт читать журнал, но не менять его, поэтому правило строже, чем текст стандарта.',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement.':
    'NIST SP 800-53, AC-6 (минимум прав); какие разрешения имеются в виду — наше собственное суждение.',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The number five is ours.':
    'NIST SP 800-53, AC-6 (минимум прав); какие разрешения имеются в виду — наше собственное суждение. Число пять — тоже наше.',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The number ten is ours.':
    'NIST SP 800-53, AC-6 (минимум прав); какие разрешения имеются в виду — наше собственное суждение. Число десять — тоже наше.',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The share is ours.':
    'NIST SP 800-53, AC-6 (минимум прав); какие разрешения имеются в виду — наше собственное суждение. Доля — тоже наша.',
  'Our own judgement. The number is ours.': 'Наше собственное суждение. Число — тоже наше.',
  'Our own judgement.': 'Наше собственное суждение.',
  'RingCentral API reference, user roles: hidden. That it matters is our own judgement.':
    'Справочник RingCentral API, роли пользователя: hidden. Что это заслуживает внимания — наше собственное суждение.',
  'RingCentral API reference: siteRestricted of an assigned role, siteCompatible of a permission. That roles add up: "Roles and permissions" guide.':
    'Справочник RingCentral API: siteRestricted у назначенной роли, siteCompatible у разрешения. О том, что роли складываются: руководство «Roles and permissions».',
  'RingCentral support, article 10638 (predefined roles): Standard (International) is the default for new users.':
    'Поддержка RingCentral, статья 10638 (предопределённые роли): Standard (International) — роль по умолчанию для новых пользователей.',
}
