export const home = {
  'home.tagline': 'Who may do what, and why: from the vendor itself or from saved answers.',
  'home.dropTitle': 'Drop saved answers here',
  'home.dropText':
    'Answers of RingCentral or the EnOS Application Portal as you saved them: JSON, HAR files, Postman collections, tables, ZIP archives of all these, single files or whole folders. They are recognised by what is in them and stay on this computer.',
  'home.chooseFiles': 'Choose files…',
  'home.chooseFolder': 'Choose a folder…',
  'home.sampleTitle': 'Just look around',
  'home.sampleText': 'A made-up account with users, roles, permissions and menus.',
  'home.sample': 'Explore the sample account',
  'home.sampleMaking': 'Making it…',
  'home.sampleFailed': 'The sample account could not be made',
  'home.accounts': 'Accounts on this computer',
  'home.accountsFailed': 'The accounts cannot be listed',
  'home.noAccounts': 'No account yet. The first connection or import makes one.',

  'connector.ringcentral': 'RingCentral',
  'connector.enos': 'EnOS Application Portal',
  'connector.table': 'Tables',
  'connector.sample': 'Sample',

  'count.users': { one: 'user', other: 'users' },
  'count.roles': { one: 'role', other: 'roles' },
  'count.permissions': { one: 'permission', other: 'permissions' },
  'count.assignments': { one: 'assignment', other: 'assignments' },
  'count.apps': { one: 'app', other: 'apps' },
  'count.menus': { one: 'menu', other: 'menus' },
} as const
