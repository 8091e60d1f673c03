export const home = {
  'home.tagline': '谁可以做什么，为什么可以：依据来自厂商本身，或来自保存的响应。',
  'home.dropTitle': '将保存的响应拖放到此处',
  'home.dropText':
    '您保存的 RingCentral 或 EnOS 应用门户的响应：JSON、HAR 文件、Postman 集合、表格，以及包含这些内容的 ZIP 压缩包；单个文件或整个文件夹均可。文件按内容识别，且只保留在这台电脑上。',
  'home.chooseFiles': '选择文件…',
  'home.chooseFolder': '选择文件夹…',
  'home.sampleTitle': '先随便看看',
  'home.sampleText': '一个虚构的账户，包含用户、角色、权限和菜单。',
  'home.sample': '浏览示例账户',
  'home.sampleMaking': '正在创建…',
  'home.sampleFailed': '无法创建示例账户',
  'home.accounts': '这台电脑上的账户',
  'home.accountsFailed': '无法列出账户',
  'home.noAccounts': '还没有账户。首次连接或导入时会自动创建。',

  'connector.ringcentral': 'RingCentral',
  'connector.enos': 'EnOS 应用门户',
  'connector.table': '表格',
  'connector.sample': '示例',

  'count.users': { other: '个用户' },
  'count.roles': { other: '个角色' },
  'count.permissions': { other: '项权限' },
  'count.assignments': { other: '项角色分配' },
  'count.apps': { other: '个应用' },
  'count.menus': { other: '个菜单' },
} as const
