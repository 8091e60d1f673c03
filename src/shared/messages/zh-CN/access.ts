/** Effective access and its proof, wherever it is shown. */
export const access = {
  'effective.title': '有效权限',
  'effective.differ': { other: '{count} 项与厂商答复不一致' },
  'effective.directly': '直接',
  'effective.directGrant': '直接授予',
  'effective.search': '搜索这些权限',
  'effective.rest.no': '未在此列出的均为“否”：所依据的内容均已完整读取。',
  'effective.rest.notConfirmed':
    '根据角色和菜单组，未在此列出的均为“否”；这是计算结果，未经 EnOS 确认。',
  'effective.rest.unknown': '未在此列出的尚不清楚：缺少可能授予它们的部分。',
  'effective.notFound.no': '其中没有这样的权限。不在其中的均为“否”。',
  'effective.notFound.unknown': '其中没有这样的权限，但实际内容可能多于已读取的。',

  'proof.failed': '无法显示证明',
  'proof.routes': '授予途径',
  'proof.moreChains': { other: '以及另外 {count} 条链路' },
  'proof.moreRoutes': '已显示 {total} 条途径中的前 {shown} 条。',
  'proof.scopes': '权限范围：{scopes}。',
  'proof.copy': '复制为文本',
  'proof.toPermission': '转到此权限',

  'whoCan.title': '谁拥有',
  'whoCan.failed': '无法显示谁拥有',
  'whoCan.users': { other: '{count} 个用户' },
  'whoCan.atLeast': { other: '至少 {count} 个用户' },
  'whoCan.unknown': { other: '{count} 个未知' },
  'whoCan.all': '在用户列表中显示',
  'whoCan.more': { other: '以及另外 {count} 个' },
} as const
