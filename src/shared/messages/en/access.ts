/** Effective access and its proof, wherever it is shown. */
export const access = {
  'effective.title': 'Effective permissions',
  'effective.differ': {
    one: '{count} differs from the vendor’s word',
    other: '{count} differ from the vendor’s word',
  },
  'effective.directly': 'directly',
  'effective.directGrant': 'a direct grant',
  'effective.search': 'Search these permissions',
  'effective.rest.no':
    'Everything that is not listed here is “no”: all that it rests on was read whole.',
  'effective.rest.notConfirmed':
    'Everything that is not listed here is “no” by roles and menu groups, which is computed and not confirmed by EnOS.',
  'effective.rest.unknown':
    'What is not listed here is not known: a part that could grant it is missing.',
  'effective.notFound.no': 'No such permission among them. What is not among them is “no”.',
  'effective.notFound.unknown':
    'No such permission among them, but there may be more than was read.',

  'proof.failed': 'The proof cannot be shown',
  'proof.routes': 'Ways by which it is granted',
  'proof.moreChains': { one: 'and {count} other chain', other: 'and {count} other chains' },
  'proof.moreRoutes': 'Showing the first {shown} of {total} ways.',
  'proof.scopes': 'Permission scopes: {scopes}.',
  'proof.copy': 'Copy as text',
  'proof.toPermission': 'To the permission',

  'whoCan.title': 'Who can',
  'whoCan.failed': 'Who can cannot be shown',
  'whoCan.users': { one: '{count} user', other: '{count} users' },
  'whoCan.atLeast': { one: 'at least {count} user', other: 'at least {count} users' },
  'whoCan.unknown': { one: '{count} unknown', other: '{count} unknown' },
  'whoCan.all': 'Show them in the user list',
  'whoCan.more': { one: 'and {count} more', other: 'and {count} more' },
} as const
