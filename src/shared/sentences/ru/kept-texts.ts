/** What is kept in English beside what was read, in Russian: by the English text. */
import type { KeptPattern } from '../kept-texts'

export const keptTexts: Readonly<Record<string, string>> = {
  'Own apps of the organization': 'Собственные приложения организации',
  Users: 'Пользователи',
  Roles: 'Роли',
  'Names of roles in further languages': 'Названия ролей на других языках',
  'Roles of users': 'Роли пользователей',
  'Users of roles, role by role': 'Пользователи ролей, роль за ролью',
  'Permissions and menu groups of roles': 'Разрешения и группы меню ролей',
  'Apps: menus and permissions': 'Приложения: меню и разрешения',
  'Menu groups of apps': 'Группы меню приложений',
  'EnOS’s own answers, user by user and app by app':
    'Ответы самого EnOS по каждому пользователю и приложению',
  Account: 'Аккаунт',
  Sites: 'Площадки',
  'Permission categories': 'Категории разрешений',
  Permissions: 'Разрешения',
  'Standard roles': 'Стандартные роли',
  'Roles of the account': 'Роли аккаунта',
  'Advanced permissions or not': 'Есть ли расширенные разрешения',
  'Capabilities of roles': 'Возможности ролей',
  'Assigned roles': 'Назначенные роли',
  'Assigned roles, user by user': 'Назначенные роли, пользователь за пользователем',
  'Administered sites': 'Площадки под управлением',
  'Authorization profile of the signed-in user': 'Профиль авторизации вошедшего пользователя',
  'Users of the organization': 'Пользователи организации',
  'Roles of the organization': 'Роли организации',
  'Which roles users hold, for a thousand users at once':
    'Какие роли у пользователей — по тысяче пользователей за раз',
  'Users of a role, where the request above is refused':
    'Пользователи роли, если в запросе выше отказано',
  'Permissions and menu groups of a role, in all apps':
    'Разрешения и группы меню роли во всех приложениях',
  'Apps: all menus and permissions, in all languages':
    'Приложения: все меню и разрешения на всех языках',
  'Menu groups of an app': 'Группы меню приложения',
  'What a user has in an app, in EnOS’s own words':
    'Что есть у пользователя в приложении — по ответу самого EnOS',
  'Own apps of the organization, where apps are to be found':
    'Собственные приложения организации, если приложения нужно искать',
  'The account': 'Аккаунт',
  'Permissions, their categories and the standard roles':
    'Разрешения, их категории и стандартные роли',
  'The account’s roles with their permissions': 'Роли аккаунта с их разрешениями',
  'Users: extensions of all types and states':
    'Пользователи: внутренние номера всех типов и состояний',
  'Who holds which roles': 'У кого какие роли',
  'The sites that site-restricted users administer':
    'Площадки, которыми управляют пользователи с ограничением по площадкам',
  'Extension grants of a user, on demand':
    'Права пользователя на другие внутренние номера — по запросу',
  'The organization has acquired the app or owns it. Which grant it takes for the app of somebody else, EnOS does not say.':
    'Организация приобрела приложение или владеет им. Какое право нужно для чужого приложения, EnOS не сообщает.',
  'The organization has acquired the app or owns it.':
    'Организация приобрела приложение или владеет им.',
  'The organization has acquired the app. Which grant it takes for the app of somebody else, EnOS does not say: where every user is refused, the app is probably not readable with this key.':
    'Организация приобрела приложение. Какое право нужно для чужого приложения, EnOS не сообщает: если отказано для каждого пользователя, этим ключом приложение, вероятно, не прочитать.',
  'The policy “Application Registration Administrator”':
    'Политика «Application Registration Administrator»',
  'Which users there are stays unknown, and so does who all can do something. Users can still be chosen by their ids.':
    'Какие есть пользователи и кому что доступно, остаётся неизвестным. Пользователей по-прежнему можно указать по идентификаторам.',
  'Which roles there are and what they give stays unknown, and so does why a user has something. Only EnOS’s own answers, user by user and app by app, remain.':
    'Какие есть роли, что они дают и почему у пользователя что-то есть, остаётся неизвестным. Остаются только ответы самого EnOS по каждому пользователю и приложению.',
  'Nothing, as long as the users of each role can be read: then roles are asked one by one. Where both are refused, who holds which roles stays unknown.':
    'Ничего, пока можно прочитать пользователей каждой роли: тогда роли запрашиваются по одной. Если отказано в обоих случаях, у кого какие роли, остаётся неизвестным.',
  'Who holds which roles stays unknown.': 'У кого какие роли, остаётся неизвестным.',
  'What roles give stays unknown, so nothing can be computed from them.':
    'Что дают роли, остаётся неизвестным, поэтому по ним ничего нельзя вычислить.',
  'Which menus and permissions an app has stays unknown, and only those are shown that roles or answers name.':
    'Какие меню и разрешения есть у приложения, остаётся неизвестным; видны только те, которые названы в ролях или ответах.',
  'Which menus a role gives stays unknown; which menu groups it gives is still shown.':
    'Какие меню даёт роль, остаётся неизвестным; какие она даёт группы меню, всё равно видно.',
  'What was computed from roles is not confirmed, and access by user group, structure, sub-administrator or shortcut app is not seen.':
    'Вычисленное по ролям не подтверждено, а доступ через группы пользователей, структуры, субадминистраторов или приложения-ярлыки не виден.',
  'Own apps are read where they are given, or where a role names them. The secret keys that the answer holds are dropped on arrival.':
    'Собственные приложения читаются, если они указаны или названы в роли. Секретные ключи из ответа отбрасываются сразу при получении.',
  'Main number, service plan and brand stay unknown.':
    'Основной номер, тариф и бренд остаются неизвестными.',
  'Which sites there are stays unknown.': 'Какие есть площадки, остаётся неизвестным.',
  'Which permissions there are, and what they include, stays unknown.':
    'Какие есть разрешения и что они включают, остаётся неизвестным.',
  'Which custom roles there are and what they give stays unknown, and so does the access of whoever holds them.':
    'Какие есть свои роли и что они дают, остаётся неизвестным, как и доступ их обладателей.',
  'Which users there are stays unknown, and so does who all can do something.':
    'Какие есть пользователи и кому что доступно, остаётся неизвестным.',
  'What other users can do stays unknown.':
    'Что доступно другим пользователям, остаётся неизвестным.',
  'For which sites a restricted role holds stays unknown.':
    'Для каких площадок действует ограниченная роль, остаётся неизвестным.',
  'Rights that are granted outside of roles are not shown.':
    'Права, выданные помимо ролей, не показаны.',
  'No table says what users hold, so what they may do stays unknown.':
    'Ни одна таблица не говорит, что есть у пользователей, поэтому что им доступно, остаётся неизвестным.',
  'Roles may give more than what was read.': 'Роли могут давать больше, чем прочитано.',
  'Permissions may include more than what was read.':
    'Разрешения могут включать больше, чем прочитано.',
  'Roles may give more menus than what was read.': 'Роли могут давать больше меню, чем прочитано.',
  'Users may have been granted more, so nobody is known to lack a permission.':
    'Пользователям могло быть выдано больше, поэтому ни о ком не известно, что разрешения у него нет.',
  'Users may have been granted more, so nobody is known to lack a menu.':
    'Пользователям могло быть выдано больше, поэтому ни о ком не известно, что меню у него нет.',
  'Users may hold more roles, so nobody is known to lack what roles give.':
    'У пользователей может быть больше ролей, поэтому ни о ком не известно, что у него нет того, что дают роли.',
  'There may be more users.': 'Пользователей может быть больше.',
  'There may be more roles.': 'Ролей может быть больше.',
  'There may be more permissions.': 'Разрешений может быть больше.',
  'Apps may have more menus than what was read.':
    'В приложениях может быть больше меню, чем прочитано.',
  'Which categories permissions belong to stays unknown.':
    'К каким категориям относятся разрешения, остаётся неизвестным.',
  'For which sites some restricted roles hold stays unknown.':
    'Для каких площадок действуют некоторые ограниченные роли, остаётся неизвестным.',
  'What EnOS itself says stays unknown: what roles tell is not confirmed.':
    'Что говорит сам EnOS, остаётся неизвестным: то, что следует из ролей, не подтверждено.',
  'What changed since it was read stays unknown.':
    'Что изменилось с тех пор, остаётся неизвестным.',
  'Which permissions exist, and what some of them include, stays unknown.':
    'Какие есть разрешения и что включают некоторые из них, остаётся неизвестным.',
  'What these permissions include stays unknown, and so does who has it.':
    'Что включают эти разрешения и у кого это есть, остаётся неизвестным.',
  'What these roles give stays unknown, and so does the access of whoever holds them.':
    'Что дают эти роли, остаётся неизвестным, как и доступ их обладателей.',
  'There may be more users, so lists of who can do something may be too short.':
    'Пользователей может быть больше, поэтому списки тех, кому что-то доступно, могут быть неполными.',
  'What users without a known role assignment can do stays unknown.':
    'Что доступно пользователям, чьи роли не прочитаны, остаётся неизвестным.',
  'What the other roles give in apps stays unknown.':
    'Что дают в приложениях остальные роли, остаётся неизвестным.',
  'Which menus the groups of the other apps hold stays unknown.':
    'Какие меню входят в группы остальных приложений, остаётся неизвестным.',
  'There may be more users, so lists of who has a menu may be too short.':
    'Пользователей может быть больше, поэтому списки тех, у кого есть меню, могут быть неполными.',
  'Menus and permissions that nobody was found to have stay unknown.':
    'Меню и разрешения, которые ни у кого не найдены, остаются неизвестными.',
  'What roles tell of the others is computed, and not confirmed by EnOS.':
    'То, что следует из ролей для остальных, вычислено и не подтверждено EnOS.',
  'What the other users have in these apps stays unknown.':
    'Что есть у остальных пользователей в этих приложениях, остаётся неизвестным.',
  'Gateway: the EnOS Management Console shows its address under Help > Environment Information, as the API gateway. Each environment has its own.':
    'Шлюз: его адрес указан в EnOS Management Console в разделе Help > Environment Information как API gateway. У каждой среды он свой.',
  'Access key and secret key: register an application for Permiscope, in the Application Portal under Developer Console (EnOS 2: Management Console > Application Registration). Its page shows both. The secret key goes to the keychain of this computer and nowhere else.':
    'Ключ доступа и секретный ключ: зарегистрируйте приложение для Permiscope в Application Portal, раздел Developer Console (EnOS 2: Management Console > Application Registration). Оба ключа есть на его странице. Секретный ключ хранится в хранилище ключей этого компьютера и больше нигде.',
  'Organization: IAM > Organization Profile shows its id, such as o16304916513211484. Several organizations can be read with the same keys; each becomes an account of its own.':
    'Организация: идентификатор указан в IAM > Organization Profile, например o16304916513211484. Одними и теми же ключами можно прочитать несколько организаций; каждая становится отдельным аккаунтом.',
  'Grants: ask an administrator of each organization to authorize the application for USER, ROLE and USER_ALL_PERMISSION. Without one of them the rest is still read, and what is missing is said. Permiscope needs none of the grants that change something.':
    'Права: попросите администратора каждой организации дать приложению USER, ROLE и USER_ALL_PERMISSION. Без какого-то из них остальное всё равно читается, а о недостающем будет сказано. Права на изменение Permiscope не нужны.',
  'Apps: the page of an app shows its access key, by which it is read; this is not its application id. Apps that roles name, and the organization’s own where the application may list them, can also be found.':
    'Приложения: на странице приложения указан ключ доступа, по которому оно читается; это не его application id. Можно также найти приложения, упомянутые в ролях, и собственные приложения организации, если читающему приложению можно получить их список.',
  'If the gateway lets only known addresses in, ask whoever runs it to add the one of this computer.':
    'Если шлюз пускает только известные адреса, попросите того, кто им управляет, добавить адрес этого компьютера.',
  'vouched for as whole by the person who imported it': 'полноту подтвердил тот, кто импортировал',
  'hidden roles may be missing: the request did not ask for them (showHidden=true)':
    'скрытых ролей может не хватать: запрос их не запрашивал (showHidden=true)',
  'asked for, and not in the answer: holds no role': 'запрошено, но в ответе нет: ролей нет',
  'only the given apps are read': 'читаются только указанные приложения',
  'the server answered with something else than was asked for':
    'сервер ответил не на то, что запрошено',
  'the list of the whole account was not refused': 'в списке всего аккаунта не отказано',
  'no user is known': 'ни один пользователь не известен',
  'no role is known to be assigned for certain sites only':
    'не известно ролей, назначенных только для отдельных площадок',
  'the answer has no list of permissions': 'в ответе нет списка разрешений',
  'the answer has no list of menus': 'в ответе нет списка меню',
  'there is a next page that was not given': 'есть следующая страница, но она не получена',
  'the answer does not say which permissions it includes':
    'в ответе не сказано, какие разрешения оно включает',
  'the answer does not say which permissions the role lists':
    'в ответе не сказано, какие разрешения содержит роль',
  'the address of its next page is none of this list':
    'адрес следующей страницы — не из этого списка',
  'the answer has no paging, so nothing proves that it is all of it; you can vouch for it at import':
    'в ответе нет данных о страницах, поэтому не видно, что это всё; полноту можно подтвердить при импорте',
}

/** The first that fits counts. */
export const keptPatterns: readonly KeptPattern[] = [
  [/^contradicted: (.+)$/, (first) => `противоречие: ${first}`],
  [
    /^(\d+) records? could not be read: (.+)$/,
    (first, second) => `не прочитано записей: ${first}; ${second}`,
  ],
  [
    /^(\d+) of (\d+) could not be read: (.+)$/,
    (first, second, third) => `не прочитано: ${first} из ${second}; ${third}`,
  ],
  [/^the other (\d+) were not asked about$/, (first) => `остальные не запрошены: ${first}`],
  [/^the server answered with status (\d+)$/, (first) => `сервер ответил со статусом ${first}`],
  [/^the server answered with error (.+)$/, (first) => `сервер ответил ошибкой ${first}`],
  [/^no access: EnOS answered with (.+)$/, (first) => `доступа нет: EnOS ответил ${first}`],
  [/^names in (.+)$/, (first) => `язык названий: ${first}`],
  [/^pages of (.+)$/, (first) => `страницы из ${first}`],
  [/^filtered by (.+)$/, (first) => `отфильтровано по ${first}`],
  [/^not read again: (.+)$/, (first) => `снова не прочитано: ${first}`],
  [/^read user by user: (.+)$/, (first) => `прочитано по одному пользователю: ${first}`],
  [
    /^probably not readable with this key: (.+)$/,
    (first) => `вероятно, этим ключом не прочитать: ${first}`,
  ],
  [
    /^nothing proves that page (\d+) is the last; you can vouch for it at import$/,
    (first) => `не видно, что страница ${first} — последняя; полноту можно подтвердить при импорте`,
  ],
  [
    /^page (\d+) was not given, although there is one$/,
    (first) => `страница ${first} есть, но не получена`,
  ],
  [
    /^page (\d+) says it is the last, yet there are more$/,
    (first) => `страница ${first} названа последней, но есть и другие`,
  ],
  [
    /^page (\d+) was read twice and differently$/,
    (first) => `страница ${first} прочитана дважды и по-разному`,
  ],
  [
    /^there is a page (\d+), although there should be (\d+)$/,
    (first, second) => `есть страница ${first}, хотя всего их должно быть ${second}`,
  ],
  [
    /^pages? ([\d, –-]+(?:and [\d]+)?) of (\d+) missing$/,
    (first, second) => `не хватает страниц: ${first} из ${second}`,
  ],
  [
    /^totalElements says (\d+), (\d+) read$/,
    (first, second) => `totalElements: ${first}, прочитано ${second}`,
  ],
  [
    /^(.+) could not be read, and may hold more of it$/,
    (first) => `${first}: не прочитано, там может быть ещё`,
  ],
]
