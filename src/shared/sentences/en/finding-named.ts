/** Why what somebody named was not found, or not one. */
import { name, number } from './words'

export type Named = 'user' | 'role' | 'permission' | 'app' | 'menu'

export const notThere = (what: Named, named: string): string =>
  `There is no ${what} ${name(named)} in this snapshot.`
const several: Readonly<Record<Named, string>> = {
  user: 'users',
  role: 'roles',
  permission: 'permissions',
  app: 'apps',
  menu: 'menus',
}
export const ambiguous = (what: Named, named: string, matches: number): string =>
  `${name(named)} is ${number(matches)} ${several[what]}.`
export const nameItsId = 'Name one of them by its id.'
export const nameItsKey = 'Name one of them by its access key.'
export const nameItsIdAndApp = 'Name its id and its app.'
export const howNamed: Readonly<Record<Exclude<Named, 'app'>, string>> = {
  user: 'A user is named by id, name, e-mail or extension number.',
  role: 'A role is named by its id or its name.',
  permission: 'A permission is named by its id or its display name.',
  menu: 'A menu is named by its id, its code or its name. Menus are only known from answers about an app.',
}
export const notReadWhole: Readonly<Record<'user' | 'role' | 'permission', string>> = {
  user: 'The list of users was not read whole, so there may be more.',
  role: 'The list of roles was not read whole, so there may be more.',
  permission: 'The dictionary of permissions was not read whole, so there may be more.',
}
export const noApps = 'No answer about an app was imported.'
export const theApps = (apps: readonly string[]): string => `The apps are: ${apps.join(', ')}.`
/** Two sentences, one after the other. */
export const both = (first: string, second: string): string => `${first} ${second}`
