/** All verbs, in the order of the help. */
import type { Verb } from '../verb'
import { accounts } from './accounts'
import { apps } from './apps'
import { compare } from './compare'
import { diagnose } from './diagnose'
import { effective } from './effective'
import { importVerb } from './import'
import { imports } from './imports'
import { matrix } from './matrix'
import { menus } from './menus'
import { overview } from './overview'
import { parts } from './parts'
import { permission } from './permission'
import { permissions } from './permissions'
import { removeAccount } from './remove-account'
import { role } from './role'
import { roles } from './roles'
import { sample } from './sample'
import { snapshots } from './snapshots'
import { undoImport } from './undo-import'
import { users } from './users'
import { whoCan } from './who-can'
import { why } from './why'

export const verbs: readonly Verb[] = [
  importVerb,
  undoImport,
  imports,
  sample,
  accounts,
  overview,
  snapshots,
  parts,
  users,
  roles,
  permissions,
  apps,
  effective,
  why,
  whoCan,
  permission,
  role,
  compare,
  menus,
  matrix,
  diagnose,
  removeAccount,
]
