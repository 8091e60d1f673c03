/** Russian, one file for each part of the interface. */
import type { Translation } from '..'
import { access } from './access'
import { changes } from './changes'
import { common } from './common'
import { connections } from './connections'
import { diagnose } from './diagnose'
import { differences } from './differences'
import { exports } from './exports'
import { filter } from './filter'
import { home } from './home'
import { find } from './find'
import { findings } from './findings'
import { graph } from './graph'
import { homeAccounts } from './home-accounts'
import { hygiene } from './hygiene'
import { imports } from './imports'
import { leastPrivilege } from './least-privilege'
import { matrix } from './matrix'
import { matrixFurther } from './matrix-further'
import { menus } from './menus'
import { overview } from './overview'
import { permissions } from './permissions'
import { pictures } from './pictures'
import { preferences } from './preferences'
import { savedViews } from './saved-views'
import { roleMap } from './role-map'
import { roles } from './roles'
import { shell } from './shell'
import { syncs } from './syncs'
import { tables } from './tables'
import { users } from './users'
import { whatIf } from './what-if'

export const ru: Translation<'ru'> = {
  ...access,
  ...changes,
  ...common,
  ...connections,
  ...diagnose,
  ...differences,
  ...exports,
  ...filter,
  ...home,
  ...find,
  ...findings,
  ...graph,
  ...homeAccounts,
  ...hygiene,
  ...imports,
  ...leastPrivilege,
  ...matrix,
  ...matrixFurther,
  ...menus,
  ...overview,
  ...permissions,
  ...pictures,
  ...preferences,
  ...savedViews,
  ...roleMap,
  ...roles,
  ...shell,
  ...syncs,
  ...tables,
  ...users,
  ...whatIf,
}
