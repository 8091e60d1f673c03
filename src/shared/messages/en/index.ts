/** English, one file for each part of the interface. */
import { access } from './access'
import { common } from './common'
import { diagnose } from './diagnose'
import { home } from './home'
import { imports } from './imports'
import { menus } from './menus'
import { overview } from './overview'
import { permissions } from './permissions'
import { shell } from './shell'
import { users } from './users'

export const en = {
  ...access,
  ...common,
  ...diagnose,
  ...home,
  ...imports,
  ...menus,
  ...overview,
  ...permissions,
  ...shell,
  ...users,
} as const
