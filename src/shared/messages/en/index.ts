/** English, one file for each part of the interface. */
import { access } from './access'
import { common } from './common'
import { connections } from './connections'
import { diagnose } from './diagnose'
import { differences } from './differences'
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
import { syncs } from './syncs'
import { users } from './users'

export const en = {
  ...access,
  ...common,
  ...connections,
  ...diagnose,
  ...differences,
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
  ...syncs,
  ...users,
} as const
