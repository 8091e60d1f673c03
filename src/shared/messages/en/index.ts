/** English, one file for each part of the interface. */
import { access } from './access'
import { common } from './common'
import { diagnose } from './diagnose'
import { exports } from './exports'
import { filter } from './filter'
import { home } from './home'
import { imports } from './imports'
import { matrix } from './matrix'
import { menus } from './menus'
import { overview } from './overview'
import { permissions } from './permissions'
import { roles } from './roles'
import { shell } from './shell'
import { users } from './users'

export const en = {
  ...access,
  ...common,
  ...diagnose,
  ...exports,
  ...filter,
  ...home,
  ...imports,
  ...matrix,
  ...menus,
  ...overview,
  ...permissions,
  ...roles,
  ...shell,
  ...users,
} as const
