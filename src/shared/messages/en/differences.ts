/** Where the vendor's own answers and what was computed are not the same. */
export const differences = {
  'differences.user': 'User',
  'differences.anyUser': 'All users, or one',
  'differences.anyUserAgain': 'Show the differences of all users',
  'differences.app': 'App',
  'differences.anyApp': 'All apps',
  'differences.noApp': 'outside apps',
  'differences.vendorOnly': 'Only {vendor}',
  'differences.vendorOnlyUnnamed': 'Only vendor',
  'differences.computedOnly': 'Only computed',
  'differences.said': 'Answer',
  'differences.causes': 'What it may come from',
  'differences.noCause': 'Nothing that was read points to a cause.',
  'differences.moreCauses': { one: '(+{count} more)', other: '(+{count} more)' },
  'differences.compared.apps': 'compared: a user in an app',
  'differences.compared.users': 'compared: a user',
  'differences.agreed': 'agree',
  'differences.differing.apps': {
    one: 'differ, in {count} permission or menu',
    other: 'differ, in {count} permissions and menus',
  },
  'differences.differing.users': {
    one: 'differ, in {count} permission',
    other: 'differ, in {count} permissions',
  },
  'differences.notConfirmed': 'computed, not confirmed',
  'differences.notComputed': 'vendor’s word alone',
  'differences.failed': 'The differences cannot be shown',

  'differences.agreeTitle': {
    one: 'What was compared agrees: {count} answer',
    other: 'All that was compared agrees: {count} answers',
  },
  'differences.notAll': {
    one: 'Not compared: {count} is computed and not confirmed',
    other: 'Not compared: {count} are computed and not confirmed',
  },
  'differences.nothingTitle': 'Nothing was compared yet',
  'differences.next.roles':
    'EnOS’s own answers are here, but nothing to compare them with: the roles, who holds them and the menu groups were not read whole. A sync reads them; so does an import of their saved answers.',
  'differences.next.sync':
    'A sync can also read EnOS’s own answers for users, app by app. They are compared with what roles and menu groups give.',
  'differences.next.connect':
    'Connect this account, or import saved answers about users’ access in apps. They are compared with what roles and menu groups give.',
  'differences.next.ringcentral':
    'RingCentral can be asked about one permission of a user at a time, and about the whole profile of whoever is signed in. Its answers are compared with what roles give.',
  'differences.next.tables':
    'This account comes from tables alone, so there is no vendor whose answers could be compared.',
  'differences.sync': 'Sync with EnOS’s own answers…',
  'differences.toOverview': 'To the overview',
  'differences.toUsers': 'To the users',
  'differences.showAll': 'Show all differences',

  'differences.inApp': '{user} in {app}',
  'differences.count': { one: '{count} difference', other: '{count} differences' },
  'differences.vendorSaid': '{vendor} answered',
  'differences.computedFrom': 'Computed from',
  'differences.again': 'Ask again',
  'differences.vendorHas': 'Only {vendor} says yes',
  'differences.computedHas': 'Computed yes; {vendor} says no',
  'differences.kind.permission': 'permission',
  'differences.kind.menu': 'menu',
  'differences.moreItems': 'Showing the first {shown} of {total}; the export has all.',
  'differences.toUser': 'To the user',
  'differences.toMenus': 'To the user’s menus in this app',
  'differences.toMenu': 'To the menu',
  'differences.gone': 'No difference (any more)',
  'differences.notCompared': 'Nothing to compare',

  'differences.export': 'Export…',
  'differences.exportTitle': 'Export differences',
  'differences.exportAbout.all': {
    one: '{count} difference, one a line.',
    other: '{count} differences, one a line.',
  },
  'differences.exportAbout.app': {
    one: '{count} difference in {app}, one a line.',
    other: '{count} differences in {app}, one a line.',
  },
  'differences.exportAbout.user': {
    one: '{count} difference of {user}, one a line.',
    other: '{count} differences of {user}, one a line.',
  },
  'differences.exportAbout.both': {
    one: '{count} difference of {user} in {app}, one a line.',
    other: '{count} differences of {user} in {app}, one a line.',
  },
} as const
