/** Terms that a filter offers. docs/filters.md says what each means. */
import { t } from '../../shared/messages'
import type { MatrixColumns } from '../../shared/schemas/matrix'
import type { TableName } from '../../shared/tables'

export interface FilterTerms {
  explained: string
  groups: readonly {
    title: string
    terms: readonly { text: string; term: string }[]
  }[]
}

const asTyped = (term: string) => ({ text: term, term })

/** @param roles names of those that can be asked for */
export function termsOfUsers(roles: readonly string[]): FilterTerms {
  const terms = [
    'status:Enabled',
    'type:User',
    'site:Berlin',
    'has:ConfigurePresence',
    'direct:ConfigurePresence',
  ]
  const held = roles.map((name) => ({ text: name, term: `role:"${name}"` }))
  return {
    explained: t('filter.explained.users'),
    groups: [
      { title: t('filter.terms'), terms: terms.map(asTyped) },
      ...(held.length > 0 ? [{ title: t('filter.roles'), terms: held }] : []),
    ],
  }
}

/** @param apps names of those that can be asked for */
export function termsOf(what: MatrixColumns, apps: readonly string[] = []): FilterTerms {
  const terms = {
    roles: ['custom:yes', 'custom:no'],
    permissions: ['assignable:yes', 'assignable:no', 'category:Features'],
    menus: [],
  }[what]
  const within = what === 'roles' ? [] : apps.map((name) => ({ text: name, term: `app:"${name}"` }))
  return {
    explained: t('filter.explained.others'),
    groups: [
      ...(terms.length > 0 ? [{ title: t('filter.terms'), terms: terms.map(asTyped) }] : []),
      ...(within.length > 0 ? [{ title: t('filter.apps'), terms: within }] : []),
    ],
  }
}

/** The terms that are used most; the rest is offered while typing. */
const tableTerms: Record<TableName, readonly string[]> = {
  users: [
    'is:disabled',
    'roles>1',
    'roles:0',
    'is:site-restricted',
    'is:auto-assigned',
    'has:ConfigurePresence',
  ],
  roles: [
    'is:custom',
    'is:standard',
    'is:unused',
    'users>100',
    'listed:0',
    'has:ConfigurePresence',
  ],
  permissions: [
    'is:assignable',
    'assignable:no',
    'is:unused',
    'includes>0',
    'users>100',
    'roles:0',
  ],
  assignments: ['is:site-restricted', 'is:auto-assigned', 'is:custom', 'is:disabled', 'roles>1'],
  menus: ['is:top', 'is:unused', 'roles>1'],
}

/** @param names of what can be asked for in this account */
export function termsOfTable(
  table: TableName,
  { apps, roles }: { apps: readonly string[]; roles: readonly string[] },
): FilterTerms {
  const named = (key: string, names: readonly string[]) =>
    names.map((name) => ({ text: name, term: `${key}:"${name}"` }))
  return {
    explained: t('tables.explained'),
    groups: [
      { title: t('filter.terms'), terms: tableTerms[table].map(asTyped) },
      ...(roles.length > 0 ? [{ title: t('filter.roles'), terms: named('role', roles) }] : []),
      ...(apps.length > 0 ? [{ title: t('filter.apps'), terms: named('app', apps) }] : []),
    ],
  }
}
