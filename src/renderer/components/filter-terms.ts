/** Terms that a filter offers. docs/filters.md says what each means. */
import { t } from '../../shared/messages'
import type { MatrixColumns } from '../../shared/schemas/matrix'

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
