/** All verbs, in the order of the help. */
import type { Verb } from '../verb'
import { accounts } from './accounts'
import { apps } from './apps'
import { assignments } from './assignments'
import { changes } from './changes'
import { compare } from './compare'
import { connect } from './connect'
import { describe } from './describe'
import { diagnose } from './diagnose'
import { differences } from './differences'
import { disconnect } from './disconnect'
import { effective } from './effective'
import { history } from './history'
import { find } from './find'
import { findings } from './findings'
import { hygiene } from './hygiene'
import { importVerb } from './import'
import { imports } from './imports'
import { language } from './language'
import { leastPrivilege } from './least-privilege'
import { listMenus } from './list-menus'
import { mapRoles } from './map-roles'
import { matrix } from './matrix'
import { menus } from './menus'
import { overview } from './overview'
import { parts } from './parts'
import { permission } from './permission'
import { permissions } from './permissions'
import { profile } from './profile'
import { readUser } from './read-user'
import { removeAccount } from './remove-account'
import { role } from './role'
import { roles } from './roles'
import { sample } from './sample'
import { sandboxes } from './sandboxes'
import { snapshots } from './snapshots'
import { sync } from './sync'
import { syncs } from './syncs'
import { takeAway } from './take-away'
import { timeline } from './timeline'
import { undoImport } from './undo-import'
import { users } from './users'
import { verify } from './verify'
import { whatIf } from './what-if'
import { whoCan } from './who-can'
import { routes } from './routes'
import { why } from './why'

export const verbs: readonly Verb[] = [
  connect,
  sync,
  syncs,
  disconnect,
  verify,
  profile,
  readUser,
  importVerb,
  undoImport,
  imports,
  sample,
  accounts,
  overview,
  snapshots,
  language,
  parts,
  find,
  users,
  roles,
  permissions,
  assignments,
  apps,
  listMenus,
  effective,
  why,
  routes,
  whoCan,
  permission,
  role,
  compare,
  mapRoles,
  menus,
  differences,
  changes,
  timeline,
  history,
  matrix,
  diagnose,
  whatIf,
  sandboxes,
  leastPrivilege,
  takeAway,
  hygiene,
  findings,
  describe,
  removeAccount,
]
