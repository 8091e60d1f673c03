/** What is kept in English beside what was read, in Chinese: by the English text. */
import type { KeptPattern } from '../kept-texts'

export const keptTexts: Readonly<Record<string, string>> = {
  'Own apps of the organization': '组织自有的应用',
  Users: '用户',
  Roles: '角色',
  'Names of roles in further languages': '角色的其他语言名称',
  'Roles of users': '用户的角色',
  'Users of roles, role by role': '各角色的用户，逐个角色',
  'Permissions and menu groups of roles': '角色的权限和菜单组',
  'Apps: menus and permissions': '应用：菜单和权限',
  'Menu groups of apps': '应用的菜单组',
  'EnOS’s own answers, user by user and app by app': 'EnOS 答复，逐个用户、逐个应用',
  Account: '账户',
  Sites: '站点',
  'Permission categories': '权限类别',
  Permissions: '权限',
  'Standard roles': '标准角色',
  'Roles of the account': '账户的角色',
  'Advanced permissions or not': '是否启用高级权限',
  'Capabilities of roles': '角色的能力',
  'Assigned roles': '角色分配',
  'Assigned roles, user by user': '角色分配，逐个用户',
  'Administered sites': '管理的站点',
  'Authorization profile of the signed-in user': '登录用户的授权配置文件',
  'Users of the organization': '组织的用户',
  'Roles of the organization': '组织的角色',
  'Which roles users hold, for a thousand users at once': '用户持有哪些角色，每次一千个用户',
  'Users of a role, where the request above is refused': '角色的用户（上述请求被拒绝时）',
  'Permissions and menu groups of a role, in all apps': '角色在所有应用中的权限和菜单组',
  'Apps: all menus and permissions, in all languages': '应用：所有菜单和权限，含所有语言',
  'Menu groups of an app': '应用的菜单组',
  'What a user has in an app, in EnOS’s own words': '用户在应用中拥有的内容，由 EnOS 答复',
  'Own apps of the organization, where apps are to be found': '组织自有的应用（选择查找应用时）',
  'The account': '账户',
  'Permissions, their categories and the standard roles': '权限、权限类别和标准角色',
  'The account’s roles with their permissions': '账户的角色及其权限',
  'Users: extensions of all types and states': '用户：所有类型和状态的分机',
  'Who holds which roles': '谁持有哪些角色',
  'The sites that site-restricted users administer': '受站点限制的用户所管理的站点',
  'Extension grants of a user, on demand': '用户对其他分机的授权（按需读取）',
  'The organization has acquired the app or owns it. Which grant it takes for the app of somebody else, EnOS does not say.':
    '组织已获取或拥有该应用。读取他人的应用需要哪项授权，EnOS 没有说明。',
  'The organization has acquired the app or owns it.': '组织已获取或拥有该应用。',
  'The organization has acquired the app. Which grant it takes for the app of somebody else, EnOS does not say: where every user is refused, the app is probably not readable with this key.':
    '组织已获取该应用。读取他人的应用需要哪项授权，EnOS 没有说明：如果每个用户都被拒绝，则该应用可能无法用此密钥读取。',
  'The policy “Application Registration Administrator”':
    '策略“Application Registration Administrator”',
  'Which users there are stays unknown, and so does who all can do something. Users can still be chosen by their ids.':
    '有哪些用户、谁能做什么仍然未知。仍可通过 ID 指定用户。',
  'Which roles there are and what they give stays unknown, and so does why a user has something. Only EnOS’s own answers, user by user and app by app, remain.':
    '有哪些角色、角色授予什么，以及用户为何拥有某项内容仍然未知。只剩 EnOS 逐个用户、逐个应用的答复。',
  'Nothing, as long as the users of each role can be read: then roles are asked one by one. Where both are refused, who holds which roles stays unknown.':
    '只要能读取每个角色的用户就没有影响：此时会逐个角色请求。两者都被拒绝时，谁持有哪些角色仍然未知。',
  'Who holds which roles stays unknown.': '谁持有哪些角色仍然未知。',
  'What roles give stays unknown, so nothing can be computed from them.':
    '角色授予什么仍然未知，因此无法据此计算。',
  'Which menus and permissions an app has stays unknown, and only those are shown that roles or answers name.':
    '应用有哪些菜单和权限仍然未知，只显示角色或响应中提到的。',
  'Which menus a role gives stays unknown; which menu groups it gives is still shown.':
    '角色授予哪些菜单仍然未知；仍会显示它授予哪些菜单组。',
  'What was computed from roles is not confirmed, and access by user group, structure, sub-administrator or shortcut app is not seen.':
    '根据角色计算的结果未经确认，也看不到用户组、组织结构、子管理员或快捷方式应用带来的访问权限。',
  'Own apps are read where they are given, or where a role names them. The secret keys that the answer holds are dropped on arrival.':
    '自有应用只有在指定或角色提到时才会读取。响应中的 Secret Key 收到后立即丢弃。',
  'Main number, service plan and brand stay unknown.': '主号码、服务套餐和品牌仍然未知。',
  'Which sites there are stays unknown.': '有哪些站点仍然未知。',
  'Which permissions there are, and what they include, stays unknown.':
    '有哪些权限、权限包含什么仍然未知。',
  'Which custom roles there are and what they give stays unknown, and so does the access of whoever holds them.':
    '有哪些自定义角色、它们授予什么，以及持有者的访问权限仍然未知。',
  'Which users there are stays unknown, and so does who all can do something.':
    '有哪些用户、谁能做什么仍然未知。',
  'What other users can do stays unknown.': '其他用户能做什么仍然未知。',
  'For which sites a restricted role holds stays unknown.': '受限角色适用于哪些站点仍然未知。',
  'Rights that are granted outside of roles are not shown.': '不显示在角色之外授予的权利。',
  'No table says what users hold, so what they may do stays unknown.':
    '没有表格说明用户持有什么，因此他们可以做什么仍然未知。',
  'Roles may give more than what was read.': '角色授予的内容可能多于已读取的。',
  'Permissions may include more than what was read.': '权限包含的内容可能多于已读取的。',
  'Roles may give more menus than what was read.': '角色授予的菜单可能多于已读取的。',
  'Users may have been granted more, so nobody is known to lack a permission.':
    '用户获得的授予可能更多，因此无法确定任何人缺少某项权限。',
  'Users may have been granted more, so nobody is known to lack a menu.':
    '用户获得的授予可能更多，因此无法确定任何人缺少某个菜单。',
  'Users may hold more roles, so nobody is known to lack what roles give.':
    '用户持有的角色可能更多，因此无法确定任何人缺少角色授予的内容。',
  'There may be more users.': '可能还有其他用户。',
  'There may be more roles.': '可能还有其他角色。',
  'There may be more permissions.': '可能还有其他权限。',
  'Apps may have more menus than what was read.': '应用的菜单可能多于已读取的。',
  'Which categories permissions belong to stays unknown.': '权限属于哪些类别仍然未知。',
  'For which sites some restricted roles hold stays unknown.':
    '部分受限角色适用于哪些站点仍然未知。',
  'What EnOS itself says stays unknown: what roles tell is not confirmed.':
    'EnOS 本身如何答复仍然未知：根据角色得出的内容未经确认。',
  'What changed since it was read stays unknown.': '读取之后发生的变化仍然未知。',
  'Which permissions exist, and what some of them include, stays unknown.':
    '有哪些权限，以及其中一部分包含什么仍然未知。',
  'What these permissions include stays unknown, and so does who has it.':
    '这些权限包含什么、谁拥有所含内容仍然未知。',
  'What these roles give stays unknown, and so does the access of whoever holds them.':
    '这些角色授予什么，以及持有者的访问权限仍然未知。',
  'There may be more users, so lists of who can do something may be too short.':
    '可能还有其他用户，因此谁能做什么的列表可能不全。',
  'What users without a known role assignment can do stays unknown.':
    '角色分配未知的用户能做什么仍然未知。',
  'What the other roles give in apps stays unknown.': '其他角色在应用中授予什么仍然未知。',
  'Which menus the groups of the other apps hold stays unknown.':
    '其他应用的菜单组含有哪些菜单仍然未知。',
  'There may be more users, so lists of who has a menu may be too short.':
    '可能还有其他用户，因此谁拥有菜单的列表可能不全。',
  'Menus and permissions that nobody was found to have stay unknown.':
    '未发现有人拥有的菜单和权限仍然未知。',
  'What roles tell of the others is computed, and not confirmed by EnOS.':
    '其余用户的内容根据角色计算得出，未经 EnOS 确认。',
  'What the other users have in these apps stays unknown.':
    '其他用户在这些应用中拥有什么仍然未知。',
  'Gateway: the EnOS Management Console shows its address under Help > Environment Information, as the API gateway. Each environment has its own.':
    '网关：在 EnOS 管理控制台的 Help > Environment Information 中可以看到 API 网关的地址。每个环境各有自己的网关。',
  'Access key and secret key: register an application for Permiscope, in the Application Portal under Developer Console (EnOS 2: Management Console > Application Registration). Its page shows both. The secret key goes to the keychain of this computer and nowhere else.':
    'Access Key 和 Secret Key：在应用门户的 Developer Console 中为 Permiscope 注册一个应用（EnOS 2：Management Console > Application Registration）。其页面会显示这两个密钥。Secret Key 只存放在这台电脑的钥匙串中。',
  'Organization: IAM > Organization Profile shows its id, such as o16304916513211484. Several organizations can be read with the same keys; each becomes an account of its own.':
    '组织：组织 ID 见 IAM > Organization Profile，例如 o16304916513211484。可用同一组密钥读取多个组织，每个组织各成为一个账户。',
  'Grants: ask an administrator of each organization to authorize the application for USER, ROLE and USER_ALL_PERMISSION. Without one of them the rest is still read, and what is missing is said. Permiscope needs none of the grants that change something.':
    '授权：请每个组织的管理员向该应用授予 USER、ROLE 和 USER_ALL_PERMISSION。缺少其中一项时，其余内容仍会读取，并说明缺少什么。Permiscope 不需要任何可更改内容的授权。',
  'Apps: the page of an app shows its access key, by which it is read; this is not its application id. Apps that roles name, and the organization’s own where the application may list them, can also be found.':
    '应用：应用的页面会显示其 Access Key，读取时以此为准；它不是应用的 application id。也可以查找角色所涉及的应用，以及组织自有的应用（如果该应用有权列出）。',
  'If the gateway lets only known addresses in, ask whoever runs it to add the one of this computer.':
    '如果网关只允许已知地址访问，请让网关的管理者添加这台电脑的地址。',
  'vouched for as whole by the person who imported it': '由导入者保证齐全',
  'hidden roles may be missing: the request did not ask for them (showHidden=true)':
    '可能缺少隐藏角色：请求未要求返回（showHidden=true）',
  'asked for, and not in the answer: holds no role': '已请求但响应中没有：不持有任何角色',
  'only the given apps are read': '只读取指定的应用',
  'the server answered with something else than was asked for': '服务器返回的不是所请求的内容',
  'the list of the whole account was not refused': '整个账户的列表未被拒绝',
  'no user is known': '没有已知的用户',
  'no role is known to be assigned for certain sites only': '没有已知仅为特定站点分配的角色',
  'the answer has no list of permissions': '响应中没有权限列表',
  'the answer has no list of menus': '响应中没有菜单列表',
  'there is a next page that was not given': '还有下一页未提供',
  'the answer does not say which permissions it includes': '响应没有说明它包含哪些权限',
  'the answer does not say which permissions the role lists': '响应没有说明该角色列出哪些权限',
  'the address of its next page is none of this list': '其下一页的地址不属于此列表',
  'the answer has no paging, so nothing proves that it is all of it; you can vouch for it at import':
    '响应没有分页信息，无法证明内容齐全；导入时您可以为此保证',
}

/** The first that fits counts. */
export const keptPatterns: readonly KeptPattern[] = [
  [/^contradicted: (.+)$/, (first) => `相互矛盾：${first}`],
  [
    /^(\d+) records? could not be read: (.+)$/,
    (first, second) => `${first} 条记录无法读取：${second}`,
  ],
  [
    /^(\d+) of (\d+) could not be read: (.+)$/,
    (first, second, third) => `${second} 项中有 ${first} 项无法读取：${third}`,
  ],
  [/^the other (\d+) were not asked about$/, (first) => `其余 ${first} 项未请求`],
  [/^the server answered with status (\d+)$/, (first) => `服务器返回状态 ${first}`],
  [/^the server answered with error (.+)$/, (first) => `服务器返回错误 ${first}`],
  [/^no access: EnOS answered with (.+)$/, (first) => `不可访问：EnOS 返回 ${first}`],
  [/^names in (.+)$/, (first) => `名称语言：${first}`],
  [/^pages of (.+)$/, (first) => `分页来自 ${first}`],
  [/^filtered by (.+)$/, (first) => `已按 ${first} 筛选`],
  [/^not read again: (.+)$/, (first) => `未能重新读取：${first}`],
  [/^read user by user: (.+)$/, (first) => `改为逐个用户读取：${first}`],
  [/^probably not readable with this key: (.+)$/, (first) => `可能无法用此密钥读取：${first}`],
  [
    /^nothing proves that page (\d+) is the last; you can vouch for it at import$/,
    (first) => `无法证明第 ${first} 页是最后一页；导入时您可以为此保证`,
  ],
  [/^page (\d+) was not given, although there is one$/, (first) => `第 ${first} 页存在但未提供`],
  [
    /^page (\d+) says it is the last, yet there are more$/,
    (first) => `第 ${first} 页称是最后一页，但还有更多页`,
  ],
  [/^page (\d+) was read twice and differently$/, (first) => `第 ${first} 页读取了两次且内容不同`],
  [
    /^there is a page (\d+), although there should be (\d+)$/,
    (first, second) => `有第 ${first} 页，但应只有 ${second} 页`,
  ],
  [
    /^pages? ([\d, –-]+(?:and [\d]+)?) of (\d+) missing$/,
    (first, second) => `共 ${second} 页，缺少第 ${first} 页`,
  ],
  [
    /^totalElements says (\d+), (\d+) read$/,
    (first, second) => `totalElements 为 ${first}，读取了 ${second}`,
  ],
  [
    /^(.+) could not be read, and may hold more of it$/,
    (first) => `${first} 无法读取，其中可能还有更多`,
  ],
]
