/** Answers in Russian. */
import type { Answer, Count } from '../../schemas/common'
import {
  answers,
  atLeast,
  capital,
  count,
  form,
  inCase,
  listOf,
  name,
  names,
  nouns,
  number,
  of,
  rolesNamed,
} from './words'

export const eitherOf = (ways: readonly string[]): string => listOf(ways, 'or')

const date = (iso: string | null): string =>
  iso === null ? 'в неизвестный день' : iso.slice(0, 10)

// Why

export const whyAnswer = (user: string, thing: string, answer: Answer): string =>
  ({
    yes: `Да: у пользователя ${user} есть ${name(thing)}.`,
    no: `Нет: у пользователя ${user} нет ${name(thing)}.`,
    unknown: `Неизвестно: нельзя сказать, есть ли у пользователя ${user} ${name(thing)}.`,
  })[answer]

export const systemExtension = (user: string): string =>
  `${user} — системный внутренний номер этого аккаунта; по правилу RingCentral у него есть все разрешения, и не через роль.`

const ofChains = (chains: number): string =>
  chains > 1
    ? ` (это кратчайшая из ${of(chains, ['цепочка', 'цепочки', 'цепочек'])} включений)`
    : ''

export function route(role: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  if (rest.length === 0) return `Роль ${name(role)} содержит его.`
  if (rest.length === 1)
    return `Роль ${name(role)} содержит ${name(first!)}, которое его включает${ofChains(chains)}.`
  const between = rest.slice(0, -1).map((step) => `которое включает ${name(step)}`)
  return `Роль ${name(role)} содержит ${name(first!)}, ${between.join(', ')}, которое его включает${ofChains(chains)}.`
}

export function directRoute(user: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  if (rest.length === 0) return `Выдано пользователю ${user} напрямую, помимо всех ролей.`
  const between = rest.slice(0, -1).map((step) => `которое включает ${name(step)}, `)
  return `Пользователю ${user} напрямую выдано ${name(first!)}, ${between.join('')}которое его включает${ofChains(chains)}.`
}

export const menuRoute = (role: string, group: string | undefined): string =>
  group === undefined
    ? `Роль ${name(role)} его даёт.`
    : `Роль ${name(role)} даёт группу меню ${name(group)}, в которую оно входит.`

export const baselineRoute = (role: string): string =>
  `Роль ${name(role)} содержит его, хотя ни на одном портале для него нет переключателя, и не содержит ничего, что его включает: оно принадлежит самой роли.`

export function noRoute(
  user: string,
  roles: readonly string[],
  granted: number | undefined,
  what: 'permission' | 'menu',
): string {
  const one = roles.length === 1
  const held =
    what === 'menu'
      ? `ни ${one ? 'в этой роли' : 'в этих ролях'}, ни в ${one ? 'её' : 'их'} группах меню его нет`
      : `его нет ни в том, что ${one ? 'она содержит' : 'они содержат'}, ни в том, что это включает`
  const byRoles =
    roles.length === 0
      ? `У пользователя ${user} нет ни одной роли`
      : `У пользователя ${user} есть ${rolesNamed(roles)}; ${held}`
  if (granted === undefined) return `${byRoles}.`
  if (granted === 0) return `${byRoles}, и ничего не выдано напрямую.`
  return what === 'menu'
    ? `${byRoles}, и среди ${number(granted)} меню, выданных напрямую, его нет.`
    : `${byRoles}, и среди ${of(granted, nouns.permission)}, выданных напрямую, нет ни его, ни того, что его включает.`
}

export const noPermissionRecord = (id: string): string =>
  `Ни один ответ в этом аккаунте не упоминает ${name(id)}, а словарь разрешений прочитан не полностью, поэтому опечатку не отличить от разрешения, которого ни у кого нет.`

export const missing = (text: string): string => `Не прочитано: ${text}.`

export const differs = (vendor: Answer, computed: Answer): string =>
  `Ответ поставщика (${answers[vendor]}) и то, что вычислено по ролям и прямой выдаче (${answers[computed]}), расходятся.`

export const contradictory = 'Ответы поставщика за один и тот же момент говорят и «да», и «нет».'

// The vendor's word

const throughRole = (role: string | undefined): string =>
  role === undefined ? '' : `, через роль ${name(role)}`
const askedFor = (target: string | undefined): string =>
  target === undefined ? '' : `, если спросить о внутреннем номере ${target}`

export const vendorProfile = (
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string =>
  answer === 'yes'
    ? `Оно есть в профиле авторизации RingCentral${throughRole(role)}${askedFor(target)}.`
    : `Его нет в профиле авторизации RingCentral${askedFor(target)}.`

export const vendorCheck = (
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string =>
  `Проверка разрешения в RingCentral отвечает «${answers[answer]}»${throughRole(role)}${askedFor(target)}.`

export const vendorError =
  'RingCentral отказал в запросе, потому что для запрошенного ресурса не хватало этого разрешения пользователя.'

export const vendorApp = (answer: Answer, app: string): string =>
  answer === 'yes'
    ? `Оно есть в ответе Application Portal об этом пользователе в приложении ${name(app)}.`
    : `Его нет в ответе Application Portal об этом пользователе в приложении ${name(app)}.`

// Taking it away

const losing = (others: Count): string =>
  others.value === 0 && others.is === 'total'
    ? 'больше никто его не теряет'
    : others.is === 'atLeast'
      ? `его теряют ещё не менее ${of(others.value, nouns.user)}`
      : `его ${form(others.value, 'теряет', 'теряют', 'теряют')} ещё ${count(others.value, nouns.user)}`

export const cutSwitches = (
  role: string,
  permissions: readonly string[],
  others: Count,
  custom: boolean,
): string =>
  `убрать ${names(permissions)} из ${custom ? 'своей роли' : 'роли'} ${name(role)} (${losing(others)})`

export function cutMenus(
  role: string,
  groups: readonly string[],
  byItself: boolean,
  otherMenus: number,
  others: Count,
): string {
  const menuGroups = `${groups.length === 1 ? 'группу' : 'группы'} меню ${names(groups)}`
  const along =
    otherMenus === 0
      ? ''
      : ` (${form(otherMenus, 'в ней', 'в них', 'в них')} ещё ${number(otherMenus)} меню)`
  const what = [
    ...(byItself ? ['само меню'] : []),
    ...(groups.length === 0 ? [] : [`${menuGroups}${along}`]),
  ]
  return `забрать у роли ${name(role)} ${listOf(what)} (${losing(others)})`
}

export const cutReplace = (role: string, permissions: readonly string[]): string =>
  `вместо стандартной роли ${name(role)} выдать изменённую копию, без ${names(permissions)}`

export function cutUnassign(
  role: string,
  lastRole: boolean,
  autoAssigned: Answer | undefined,
): string {
  if (!lastRole) return `забрать роль ${name(role)}`
  const then = {
    yes: 'тогда RingCentral назначит свою роль по умолчанию, а в ней оно тоже есть',
    no: 'тогда RingCentral назначит свою роль по умолчанию, а в ней его нет',
    unknown: 'тогда RingCentral назначит свою роль по умолчанию; есть ли в ней оно, неизвестно',
  }[autoAssigned ?? 'unknown']
  return `забрать роль ${name(role)}, последнюю (${then})`
}

export const cut = (roles: readonly string[]): string =>
  `Чтобы забрать его, нужно: ${roles.join('; и ')}.`
export const cutDirect = (user: string, granted: readonly string[]): string =>
  `отозвать ${names(granted)}, выданное пользователю ${user} напрямую`
export const noCut = (role: string): string =>
  `ничто на портале не убирает его из роли ${name(role)}`

// Limits

export const limitTarget =
  'Разрешение, которое действует для одного объекта, может не действовать для другого; области действия известны только там, где спросили поставщика.'
export const limitOutside =
  'В этот ответ не входят: права на другие внутренние номера, ограничения тарифа и функций, а также ограничения по площадкам сверх прочитанного.'
export const noteOn = (part: string, note: string): string =>
  `${capital(part)}: ${note.replace(/\.$/, '')}.`
export const limitPortal =
  'В этот ответ не входит то, что дают группы пользователей, структуры, субадминистраторы и приложения-ярлыки.'
export const limitTables =
  'Известно только из таблиц: что сама система добавляет или убирает по своим правилам, неизвестно.'

// Parts

/** @param domain `all`, `standard` or `custom`, as the vendor names it */
function roleList(domain: string): string {
  const words: Record<string, string> = {
    '': 'список ролей',
    all: 'список всех ролей',
    standard: 'список стандартных ролей',
    custom: 'список своих ролей',
  }
  return words[domain] ?? `список ролей (${domain})`
}

export function partInWords(kind: string, subject: string): string {
  const about = subject === '' ? '' : ` ${subject}`
  const words: Record<string, string> = {
    'permission-dictionary': 'словарь разрешений',
    permission: `разрешение${about}`,
    'permission-category-list': 'список категорий разрешений',
    'permission-category': `категория разрешений${about}`,
    'role-list': roleList(subject),
    role: `роль${about}`,
    'user-list': 'список пользователей',
    user: `пользователь${about}`,
    'assignment-list': 'назначенные роли всех пользователей',
    assignment: `назначенные роли пользователя${about}`,
    'authorization-profile': `профиль авторизации пользователя${about}`,
    'permission-check': `проверка разрешения${about}`,
    'error-observation': `ошибка${about}`,
    'signed-in-user': 'кто вошёл в систему',
    app: `каталог приложения${about}`,
    'user-app-resources': `ресурсы приложений пользователя${about}`,
    'app-info': `приложение${about}`,
    'app-menus': `меню приложения${about}`,
    'app-permissions': `разрешения приложения${about}`,
    'menu-groups': `группы меню приложения${about}`,
    'role-resources': `что роль${about} даёт в приложениях`,
    'role-users': `пользователи с ролью${about}`,
    'role-permission-list': 'таблица разрешений, которые содержат роли',
    'inclusion-list': 'таблица того, что включают разрешения',
    'direct-permission-list': 'таблица разрешений, выданных пользователям',
    'role-menu-list': 'таблица меню, которые дают роли',
    'direct-menu-list': 'таблица меню, выданных пользователям',
    'site-list': 'список площадок',
    site: `площадка${about}`,
    'administered-sites': `площадки, которыми управляет пользователь${about}`,
    'account-info': 'аккаунт',
    'user-features': `функции пользователя${about}`,
    'extension-grants': `права пользователя${about} на другие внутренние номера`,
  }
  return words[kind] ?? `${kind}${about}`
}

// Missing parts

export const missingRefused = (text: string, reason: string): string =>
  `${text}; запрошено, но в ответ отказано: ${reason.replace(/\.$/, '')}`

export const missingAssignment = (user: string): string =>
  `роли пользователя ${user} (GET /account/~/extension/${user}/assigned-role?showHidden=true)`
export const missingPortalRoles = (user: string): string =>
  `роли пользователя ${user} (POST /app-portal-service/v2.2/userRoles/roleList, для чего организация должна дать приложению USER_ALL_PERMISSION; без этого — POST /app-portal-service/v2.3/role/user/assignedList для каждой роли)`
export const missingApps =
  'каталоги всех приложений (GET /app-portal-service/v2.3/app/get?orgId=…&appId=…, для каждого приложения организации; какие они, EnOS не перечисляет)'
export const missingRoleResources = (id: string, role: string): string =>
  `что даёт роль ${name(role)} (POST /app-portal-service/v2.3/role/app/resource/assignedList?orgId=… с roleId ${id})`
export const missingMenuGroups = (id: string, app: string): string =>
  `какие меню входят в группы меню приложения ${name(app)} (GET /app-portal-service/v2.3/app/menuGroup/list?orgId=…&appId=${id})`
export const missingTable = (kind: string): string => {
  const tables: Record<string, string> = {
    'user-list': 'все пользователи и все, у кого что-либо есть',
    'role-list': 'все роли',
    'permission-dictionary': 'все разрешения',
    'assignment-list': 'все роли пользователей',
    'role-permission-list': 'все разрешения, которые содержат роли',
    'inclusion-list': 'всё, что включают разрешения',
    'direct-permission-list': 'все разрешения, выданные пользователям напрямую',
    'role-menu-list': 'все меню, которые дают роли',
    'direct-menu-list': 'все меню, выданные пользователям напрямую',
  }
  return `есть ли в новейшей таблице ${tables[kind] ?? kind} (импортируйте её и подтвердите её полноту)`
}
export const missingRole = (id: string, role: string): string =>
  `что содержит роль ${name(role)} (GET /account/~/user-role/${id})`
export const missingPermission = (id: string): string =>
  `что включает разрешение ${name(id)} (GET /dictionary/permission/${id})`
export const missingMore = (more: number): string =>
  `что ${form(more, 'включает', 'включают', 'включают')} ещё ${count(more, nouns.permission)} (GET /dictionary/permission)`
export const missingDictionary = 'словарь разрешений целиком (GET /dictionary/permission)'
export const missingPortalRoleList =
  'список ролей целиком (GET /app-portal-service/v2.2/organization/role/list?orgId=…, для чего организация должна дать приложению ROLE)'
export const missingAppTable = (app: string): string =>
  `есть ли в новейшей таблице все меню приложения ${name(app)} (импортируйте её и подтвердите её полноту)`
export const missingRoleList = 'список ролей целиком (GET /account/~/user-role)'
export const missingUsers = 'список пользователей целиком (GET /account/~/extension)'
export const missingAssignments = (users: number): string =>
  `роли ${of(users, nouns.user)} (GET /account/~/assigned-role?showHidden=true)`
export const missingPortalAssignments = (users: number): string =>
  `роли ${of(users, nouns.user)} (POST /app-portal-service/v2.2/userRoles/roleList, для чего организация должна дать приложению USER_ALL_PERMISSION)`
export const missingRoles = (roles: readonly string[], more: number): string =>
  roles.length + more === 1
    ? `всё, что даёт роль ${names(roles)}`
    : `всё, что дают роли ${withOthers(roles, more, '')}`
export const missingUserApp = (user: string, app: string): string =>
  `что есть у пользователя ${user} в приложении ${app} (GET /app-portal-service/v2.3/user/app/resource/permission?orgId=…&userId=${user}&appId=${app})`
export const missingApp = (app: string): string =>
  `каталог приложения ${app} (GET /app-portal-service/v2.3/app/get?orgId=…&appId=${app})`
export const missingUserApps = (users: number, app: string): string =>
  `что есть у ${of(users, nouns.user)} в приложении ${app} (GET /app-portal-service/v2.3/user/app/resource/permission)`
export const missingRoster =
  'список пользователей целиком (POST /app-portal-service/v2.2/user/organization/roster, для чего организация должна дать приложению USER)'

/** «А», «Б» и ещё 3 */
const withOthers = (some: readonly string[], more: number, noun: string): string =>
  more === 0
    ? names(some)
    : `${some.map(name).join(', ')} и ещё ${number(more)}${noun === '' ? '' : ` ${noun}`}`

// Who can

export function whoCan(
  thing: string,
  total: number | null,
  least: number,
  unknown: number,
  unconfirmed: number,
): string {
  const computed =
    unconfirmed === 0
      ? ''
      : ` Для ${of(unconfirmed, nouns.user)} это вычислено по ролям и группам меню и не подтверждено ответом самого EnOS.`
  if (total !== null) {
    return total === 0
      ? `${name(thing)} нет ни у одного пользователя.${computed}`
      : `${name(thing)} есть у ${of(total, nouns.user)}.${computed}`
  }
  const open =
    unknown > 0
      ? `; о ${inCase(unknown, 'известном пользователе', 'известных пользователях')} сказать нельзя`
      : ''
  return `${name(thing)} есть не менее чем у ${of(least, nouns.user)}${open}.${computed}`
}

// Computed or confirmed (EnOS)

export function notConfirmed(
  newest: { takenAt: string | null; older: boolean; whole: boolean } | undefined,
): string {
  const computed = 'Вычислено по ролям и группам меню, не подтверждено ответом самого EnOS'
  if (newest === undefined) return `${computed}.`
  if (newest.older) {
    return `${computed}: тот получен ${date(newest.takenAt)}, раньше прочитанного с тех пор.`
  }
  return newest.whole
    ? `${computed}.`
    : `${computed}: тот прочитан не полностью (${date(newest.takenAt)}).`
}

export const notConfirmedIn = (apps: readonly string[], more: number): string =>
  `Вычислено по ролям и группам меню, не подтверждено ответом самого EnOS: то, что относится к ${
    apps.length + more === 1 ? 'приложению' : 'приложениям'
  } ${withOthers(apps, more, '')}.`

// Differences

export function differencesFound(
  found: { total: number; groups: number; agreed: number },
  open: { notConfirmed: number; notComputed: number },
  inApps: boolean,
): string {
  const pairs = (value: number): string =>
    inApps
      ? `${of(value, ['пара', 'пары', 'пар'])} «пользователь и приложение»`
      : of(value, nouns.user)
  const nothing = found.agreed === 0 && found.groups === 0
  const known = nothing
    ? `Сравнить нечего: ни для ${inApps ? 'одной пары «пользователь и приложение»' : 'одного пользователя'} не известны и ответ самого поставщика, и вычисленное`
    : found.total === 0
      ? `Расхождений нет: для ${pairs(found.agreed)} ответ самого поставщика и вычисленное совпадают`
      : `${capital(count(found.total, ['расхождение', 'расхождения', 'расхождений']))} между ответами самого поставщика и вычисленным у ${pairs(found.groups)}; совпадает у ${pairs(found.agreed)}`
  return [
    `${known}.`,
    ...(open.notConfirmed > 0
      ? [
          `Для ${pairs(open.notConfirmed)} вычисленное не подтверждено столь же новым и полным ответом.`,
        ]
      : []),
    ...(open.notComputed > 0
      ? [
          `Для ${pairs(open.notComputed)} полностью известен только ответ поставщика, поэтому больше ничего не сравнить.`,
        ]
      : []),
  ].join(' ')
}

export const causeSwitchedOff = (app: string): string =>
  `Приложение ${name(app)} в этой организации отключено: пользователи его теряют, хотя роли по-прежнему его называют.`
export const causeMaybeSwitchedOff =
  'EnOS ничего не даёт пользователю в этом приложении: возможно, оно отключено в организации, но это не прочитано.'
export const causeShortcut = (app: string): string =>
  `Приложение ${name(app)} — ярлык: его меню взяты из других приложений, и по ролям этого не видно.`
export const causeOtherApps = (apps: readonly string[], more: number): string =>
  `Меню в нём взяты из ${apps.length + more === 1 ? 'приложения' : 'приложений'} ${withOthers(apps, more, '')}, как в приложении-ярлыке; по ролям этого не видно.`
export const causeEverything = (app: string): string =>
  `EnOS даёт пользователю в приложении ${name(app)} всё, как администратору или субадминистратору приложения; ни одна роль этого не показывает.`
export const causeNoRole =
  'Ни одна роль пользователя ничего не даёт в этом приложении: это может давать группа пользователей, структура или статус субадминистратора.'
export const causeBeyondRoles =
  'То, чего не дают роли, могут давать группа пользователей, структура или статус субадминистратора; ничего из этого прочитать нельзя.'
export const causeOlder = (vendor: string | null, computed: string | null): string =>
  `Ответ поставщика получен ${date(vendor)}, раньше, чем прочитано то, по чему это вычислено (${moment(computed)}): спросите ещё раз.`
export const causeChanged = (vendor: string | null, computed: string | null): string =>
  `То, по чему это вычислено, прочитано ${date(computed)}, до ответа поставщика (${moment(vendor)}): роли могли измениться между этими моментами. Синхронизируйте ещё раз.`

const moment = (iso: string | null): string =>
  iso === null ? 'в неизвестный день' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

// A permission

export const assignable = (permission: string): string =>
  `Разрешение ${name(permission)} можно включить: на портале администратора для него есть переключатель.`
export const notAssignable = (permission: string): string =>
  `Разрешение ${name(permission)} нельзя включить само по себе: ни на одном портале для него нет переключателя.`
export const assignableUnknown = (permission: string): string =>
  `Есть ли переключатель для ${name(permission)}, не прочитано.`
export const switches = (permission: string, parents: readonly string[]): string =>
  parents.length === 1
    ? `У разрешения ${names(parents)} есть переключатель, и оно включает ${name(permission)}: этот переключатель и нужен.`
    : `У разрешений ${names(parents)} есть переключатели, и каждое включает ${name(permission)}: подойдёт любой из них.`
export const noSwitchWhole = (permission: string): string =>
  `Ни одно разрешение с переключателем не включает ${name(permission)}.`
export const noSwitchKnown = (permission: string): string =>
  `Не известно ни одного разрешения с переключателем, которое включает ${name(permission)}, но словарь прочитан не полностью.`
export const rolesHave = (permission: string, roles: readonly string[], whole: boolean): string =>
  roles.length > 0
    ? whole
      ? `Оно есть в ${roles.length === 1 ? 'роли' : 'ролях'} ${names(roles)}.`
      : `Оно есть по меньшей мере в ${roles.length === 1 ? 'роли' : 'ролях'} ${names(roles)}.`
    : whole
      ? `${name(permission)} нет ни в одной роли.`
      : `Не известно ни одной роли, в которой есть ${name(permission)}.`

// Roles and users side by side

const sidesNamed = 3

export const compareCommon = (
  sides: readonly string[],
  common: Count,
  way: 'list' | 'give' | 'have' | 'were given',
): string => {
  const value = `${common.is === 'atLeast' ? 'не менее ' : ''}${number(common.value)}`
  const named = sides.length > sidesNamed ? undefined : names(sides)
  const all = number(sides.length)
  const which = {
    list: `, которые содержат ${named ?? `все ${all}`}`,
    give: `, которые дают ${named ?? `все ${all}`}`,
    have: ` у ${named ?? `всех ${all}`}`,
    'were given': `, выданные вручную ${named ?? `всем ${all}`}`,
  }[way]
  return `Общие разрешения${which}: ${value}.`
}

export function compareDiffering(differing: number, unknown: number, whole: boolean): string {
  const open = `о ${number(unknown)} неизвестно`
  if (differing > 0) {
    const known = `${number(differing)} ${form(differing, 'различается', 'различаются', 'различаются')}`
    if (unknown > 0) return `${capital(known)}; ${open}.`
    return whole ? `${capital(known)}.` : `Различаются не менее ${number(differing)}.`
  }
  if (unknown > 0) return `Известных различий нет; ${open}.`
  return whole
    ? 'Различий нет.'
    : 'Известных различий нет, но прочитано не всё, от чего они зависят.'
}

export const sideLists = (role: string): string => `${name(role)} содержит его.`
export const sideListsBaseline = (role: string): string =>
  `${name(role)} содержит его сама, без переключателя.`
export const sideIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)} содержит ${throughOf(through, more)}.`
export const sideListsNothing = (role: string): string =>
  `${name(role)} не содержит ни его, ни того, что его включает.`
export const sideDoesNotList = (role: string): string => `${name(role)} его не содержит.`
export const sideOnlyIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)} не содержит его самого, но содержит ${throughOf(through, more)}.`
export const sideNamedByVendor = (role: string): string =>
  `Поставщик назвал ${name(role)} тем, что его даёт; что содержит роль, прочитано не полностью.`
export const sideListingUnread = (role: string): string =>
  `Неизвестно: что содержит ${name(role)}, прочитано не полностью.`
export const sideInclusionsUnread = (role: string): string =>
  `Неизвестно: ${name(role)} содержит разрешения, о которых не прочитано, что они включают.`

const throughOf = (through: readonly string[], more: number): string =>
  `${withOthers(through, more, '')}, ${through.length + more > 1 ? 'каждое из которых его включает' : 'которое его включает'}`

const holderWith = (user: string, roles: readonly string[]): string =>
  `У ${name(user)} есть ${rolesNamed(roles)}`

export const holderLists = (user: string, roles: readonly string[]): string =>
  `${holderWith(user, roles)}, ${roles.length === 1 ? 'которая его содержит' : 'которые его содержат'}.`
export const holderIncludes = (
  user: string,
  role: string,
  through: readonly string[],
  more: number,
): string => `${holderWith(user, [role])}, которая содержит ${throughOf(through, more)}.`
export const holderGranted = (user: string): string => `${name(user)}: выдано напрямую.`
export const holderGrantedThrough = (
  user: string,
  through: readonly string[],
  more: number,
): string => `${name(user)}: напрямую выдано ${throughOf(through, more)}.`
const holderWithout = (user: string): string =>
  `У ${name(user)} нет ни одной роли, и напрямую оно не выдано.`
export const holderNothing = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? holderWithout(user)
    : `${holderWith(user, roles)}; ${roles.length === 1 ? 'она не содержит' : 'они не содержат'} ни его, ни того, что его включает.`
export const holderDoesNotList = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? holderWithout(user)
    : `${holderWith(user, roles)}, ${roles.length === 1 ? 'которая его не содержит' : 'которые его не содержат'}, и напрямую оно не выдано.`
export const holderRolesUnread = (user: string): string =>
  `Неизвестно: роли ${name(user)} прочитаны не полностью.`
export const holderRoleUnread = (user: string, roles: readonly string[]): string =>
  `Неизвестно: у ${name(user)} есть ${rolesNamed(roles)}, и прочитано не всё, что ${roles.length === 1 ? 'она даёт' : 'они дают'}.`
export const holderDirectUnread = (user: string): string =>
  `Неизвестно: что выдано ${name(user)} напрямую, прочитано не полностью.`
export const holderSystem = (user: string): string =>
  `${name(user)} — системный внутренний номер; по правилу RingCentral у него есть все разрешения.`
export const holderVendor = (user: string, word: string): string => `${name(user)}: ${word}`
export const holderDiffers = (user: string, word: string, computed: Answer): string =>
  `${name(user)}: ${word} ≠ По вычисленному из ролей — ${answers[computed]}.`

export const directHolders = (permission: string, users: Count): string => {
  if (users.value > 0) {
    const those =
      users.is === 'atLeast'
        ? `не менее чем ${inCase(users.value, 'пользователю', 'пользователям')}`
        : inCase(users.value, 'пользователю', 'пользователям')
    return `${name(permission)} выдано напрямую ${those}.`
  }
  return users.is === 'total'
    ? `${name(permission)} никому не выдано напрямую.`
    : `Не известно никого, кому ${name(permission)} выдано напрямую.`
}

// Menus

export function menuTree(
  user: string | undefined,
  app: string,
  answer: Answer,
  menus: Count,
  source: 'vendor' | 'computed' | 'both',
): string {
  const counted =
    menus.is === 'atLeast' ? atLeast(menus.value, nouns.menu) : count(menus.value, nouns.menu)
  if (user === undefined) return `В приложении ${name(app)} ${counted}.`
  const by = {
    vendor: 'по ответу самого поставщика',
    computed: 'вычислено по ролям, группам меню и прямой выдаче',
    both: 'по ответу самого поставщика и прочитанному с тех пор',
  }[source]
  return {
    yes: `У пользователя ${user} в приложении ${name(app)} ${counted} (${by}).`,
    no: `У пользователя ${user} нет доступа в приложении ${name(app)} (${by}).`,
    unknown: `Что есть у пользователя ${user} в приложении ${name(app)}, прочитано не полностью.`,
  }[answer]
}

export function menuComparison(
  app: string,
  [left, right]: readonly [string, string],
  counts: { both: number; left: number; right: number; unknown: number },
  whole: boolean,
  computed: readonly string[],
): string {
  const menus = (value: number) => count(value, nouns.menu)
  const known =
    counts.left + counts.right === 0
      ? whole
        ? `В приложении ${name(app)} у ${names([left, right])} одни и те же ${menus(counts.both)}`
        : `В приложении ${name(app)} известно, что у ${names([left, right])} общие ${menus(counts.both)}`
      : `В приложении ${name(app)} у ${names([left, right])} общих ${menus(counts.both)}; только у ${name(left)} — ${menus(counts.left)}, только у ${name(right)} — ${menus(counts.right)}`
  const open =
    counts.unknown > 0
      ? `; о ${menus(counts.unknown)}, которые есть у одной стороны, неизвестно, есть ли они у другой`
      : whole
        ? ''
        : '; прочитано не всё, от чего это зависит'
  const notSure =
    computed.length === 0
      ? ''
      : ` То, что есть у ${names(computed)}, вычислено по ролям и группам меню и не подтверждено ответом самого EnOS.`
  return `${known}${open}.${notSure}`
}

// A user, outside the model

export const outsideGrants = 'Права на другие внутренние номера (вне модели)'
export const outsideFeatures = 'Недоступные функции (вне модели)'
export const outsideNone = 'Нет.'
export const outsideMore = 'Ответ прочитан не полностью, поэтому может быть ещё.'

export function extensionNamed(
  id: string,
  extension: string | undefined,
  extensionNumber: string | undefined,
): string {
  const number_ =
    extensionNumber === undefined ? `внутренний номер с id ${id}` : `вн. ${extensionNumber}`
  return extension === undefined ? number_ : `${extension} (${number_})`
}

export function extensionGrant(right: string, on: string): string {
  const words: Record<string, string> = {
    callPickup: `Перехватывает вызовы: ${on}`,
    callMonitoring: `Прослушивает вызовы: ${on}`,
    callOnBehalfOf: `Звонит и отвечает от имени: ${on}`,
    callDelegation: `Передаёт вызовы: ${on}`,
    groupPaging: `Оповещает по громкой связи: ${on}`,
    callQueueSetup: `Полностью управляет очередью вызовов: ${on}`,
    callQueueMembersSetup: `Управляет участниками очереди вызовов: ${on}`,
    callQueueMessages: `Управляет сообщениями очереди вызовов: ${on}`,
    callQueueFacSetup: `Настраивает переадресацию всех вызовов очереди: ${on}`,
    sharedVoicemails: `Общая голосовая почта: ${on}`,
    callQueueSmsRecipient: `Получает текстовые сообщения очереди вызовов: ${on}`,
    smsRecipient: `Получает текстовые сообщения: ${on}`,
  }
  return words[right] ?? `${right}: ${on}`
}

export function featureNotAvailable(
  feature: string,
  reason: string | undefined,
  message: string | undefined,
): string {
  const words: Record<string, string> = {
    ServicePlanLimitation: 'нет в тарифе',
    AccountLimitation: 'ограничено аккаунтом',
    ExtensionTypeLimitation: 'не для этого типа внутреннего номера',
    ExtensionSubTypeLimitation: 'не для этого подтипа внутреннего номера',
    ExtensionLimitation: 'ограничено для этого внутреннего номера',
    InsufficientPermissions: 'спросившему не хватает разрешения',
    ConfigurationLimitation: 'не настроено',
    PermissionLimitation: 'ограничено разрешениями',
  }
  const why = reason === undefined ? 'причина не названа' : (words[reason] ?? reason)
  return `${feature}: ${why}${message === undefined ? '' : ` (${name(message)})`}`
}

// Cells of a matrix

export const holdsRole = (user: string, role: string, answer: Answer): string =>
  ({
    yes: `Да: у пользователя ${user} есть роль ${name(role)}.`,
    no: `Нет: у пользователя ${user} нет роли ${name(role)}.`,
    unknown: `Неизвестно: нельзя сказать, есть ли у пользователя ${user} роль ${name(role)}.`,
  })[answer]
export const holdsRoleAutomatically =
  'RingCentral назначил её автоматически, потому что других ролей не было.'
export const holdsRoleForSites =
  'Она действует только для площадок, которыми управляет пользователь.'

export const roleGives = (role: string, thing: string, answer: Answer): string =>
  ({
    yes: `Да: роль ${name(role)} даёт ${name(thing)}.`,
    no: `Нет: роль ${name(role)} не даёт ${name(thing)}.`,
    unknown: `Неизвестно: нельзя сказать, даёт ли роль ${name(role)} ${name(thing)}.`,
  })[answer]
export const roleListsMenu = (role: string): string => `${name(role)} содержит его сама.`
export const roleGivesMenuIn = (role: string, groups: readonly string[]): string =>
  `${name(role)} даёт его в ${groups.length === 1 ? 'группе' : 'группах'} меню ${names(groups)}.`
