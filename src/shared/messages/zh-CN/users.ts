export const users = {
  'users.emptyText':
    '用户来自保存的分机列表响应（RingCentral），或有关用户在应用中访问权限的响应（EnOS）。',
  'users.emptyNext': '查看已读取的内容',
  'users.noMatchTitle': '没有用户符合此筛选条件',
  'users.clearFilter': '清除筛选',
  'users.filterPlaceholder.enos': '筛选：姓名，或 role:Operator -has:"Read reports"',
  'users.rolesUnread': '角色未读取',

  'user.extension': '分机 {number}',
  'user.signedIn': '登录用户 (~)',
  'user.failed': '无法显示此用户',
  'user.accessFailed': '无法显示有效访问权限',
  'user.systemExtension': '这是系统分机：按厂商的规则拥有所有权限，并非来自角色。',
  'user.roles': '角色',
  'user.rolesUnread': '未读取此用户的角色。',
  'user.noRoles': '不持有任何角色。',
  'user.direct': '直接授予',
  'user.administeredSites': '管理的站点',
  'user.noSites': '不管理任何站点，因此仅限所管站点的内容在任何地方都不生效。',
  'user.outside': '已读取，但不参与访问权限的判断。',
  'user.menus': '菜单',
  'role.autoAssigned': '自动分配',
  'role.siteRestricted': '仅限所管站点',
  'role.hidden': '隐藏',

  'confirmed.not': '计算得出，未确认',
  'confirmed.notIn': { other: '在 {count} 个应用中为计算得出，未确认：{apps}' },
  'confirmed.andMore': { other: '{apps} 以及另外 {count} 个' },
  'confirmed.why':
    '结果根据角色和菜单组得出，其中不体现用户组、组织结构、子管理员或快捷方式应用所增减的内容；也未就该用户和应用向 EnOS 本身查询。',

  'evidence.title': '依据',
} as const
