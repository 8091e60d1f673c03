export const users = {
  'users.emptyText':
    'Users come from a saved answer of the extension list (RingCentral) or from answers about a user’s access in an app (EnOS).',
  'users.emptyNext': 'See what was read',
  'users.noMatchTitle': 'No user matches this filter',
  'users.clearFilter': 'Clear the filter',
  'users.filterPlaceholder.enos': 'Filter: a name, or role:Operator -has:"Read reports"',
  'users.rolesUnread': 'roles not read',

  'user.extension': 'ext. {number}',
  'user.signedIn': 'Signed-in user (~)',
  'user.failed': 'This user cannot be shown',
  'user.accessFailed': 'The effective access cannot be shown',
  'user.systemExtension':
    'This is the system extension: it has every permission by the vendor’s rule, not by a role.',
  'user.roles': 'Roles',
  'user.rolesUnread': 'The roles of this user were not read.',
  'user.noRoles': 'Holds no role.',
  'user.direct': 'Granted directly',
  'user.administeredSites': 'Administered sites',
  'user.noSites': 'Administers no site, so what is only for own sites holds nowhere.',
  'user.outside': 'Read, but not part of the answers about access.',
  'user.menus': 'Menus',
  'role.autoAssigned': 'auto-assigned',
  'role.siteRestricted': 'only for own sites',
  'role.hidden': 'hidden',

  'confirmed.not': 'Computed, not confirmed',
  'confirmed.notIn': {
    one: 'Computed, not confirmed in {count} app: {apps}',
    other: 'Computed, not confirmed in {count} apps: {apps}',
  },
  'confirmed.andMore': { one: '{apps} and {count} more', other: '{apps} and {count} more' },
  'confirmed.why':
    'It comes from roles and menu groups. What user groups, structures, sub-admins or shortcut apps give or take does not show in them; EnOS itself was not asked about this user and app.',

  'evidence.title': 'Evidence',
} as const
