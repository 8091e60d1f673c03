/** Questions about access, beside recursive SQL and casbin. */
import Database from 'better-sqlite3'
import { DefaultRoleManager, newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import type { Enforcer } from 'casbin'
import { BitMatrix } from '../../src/main/access/bits'
import type { Asked } from '../../src/main/queries/reader'
import { whoCan } from '../../src/main/queries/who-can'
import { why } from '../../src/main/queries/why'
import type { SeededAccount } from './account'
import type { Line, Way } from './measure'

const sqlite = 'SQLite recursive CTE'
const casbin = 'casbin'

/** How many of 50,000 users casbin is asked about. */
const casbinUsers = 200

export async function accessLines(account: SeededAccount, asked: Asked): Promise<Line[]> {
  const db = tablesOf(account)
  const enforcer = await policyOf(account)
  return [
    allUsers(account, asked, db, enforcer),
    onePermission(account, asked, db, enforcer),
    holders(account, asked, db, enforcer),
  ]
}

function allUsers(
  { users, permissions }: SeededAccount,
  { index }: Asked,
  db: Database.Database,
  enforcer: Enforcer,
): Line {
  const holdingRows = index.holdings.map((_, holding) => index.holdingHas.row(holding))
  const all = new BitMatrix(users.length, permissions.length)
  const ours: Way<BitMatrix> = {
    name: 'Permiscope, from its loaded index',
    units: 1,
    work() {
      new Uint32Array(all.row(0).buffer).fill(0)
      for (let user = 0; user < users.length; user++) {
        all.or(user, holdingRows[index.holdingOf[user]!]!)
      }
      return all
    },
    found: (rows) => users.map((id) => rows.columnsOf(index.userByExternalId.get(id)!).length),
  }
  const bySql = db
    .prepare(
      `WITH RECURSIVE has (role, permission) AS (
         SELECT role, permission FROM listed
         UNION SELECT has.role, included FROM has JOIN inclusion USING (permission)
       ) SELECT count(DISTINCT permission) FROM assigned JOIN has USING (role)
       GROUP BY user ORDER BY user`,
    )
    .pluck()
  const isPermission = new Set(permissions)
  return {
    name: 'Effective access of all users',
    unit: 'all users',
    budget: {
      text: '5 ms with the index loaded',
      holds: (median) => median(ours.name) <= 5,
    },
    ours: ours as Way,
    peers: [
      { name: sqlite, units: 1, work: () => bySql.all(), found: (counts) => counts },
      {
        name: `${casbin}, getImplicitRolesForUser, ${casbinUsers} users, scaled`,
        units: casbinUsers / users.length,
        async work() {
          const found: string[][] = []
          for (const user of users.slice(0, casbinUsers)) {
            found.push(await enforcer.getImplicitRolesForUser(user))
          }
          return found
        },
        found: (found) =>
          (found as string[][]).map((all) => all.filter((one) => isPermission.has(one)).length),
      },
    ],
    notes: [
      'SQLite only counts each user’s permissions; we keep them all as bits. The index knows what each distinct set of roles gives.',
    ],
  }
}

function onePermission(
  { users, permissions }: SeededAccount,
  asked: Asked,
  db: Database.Database,
  enforcer: Enforcer,
): Line {
  const questions = Array.from({ length: 200 }, (_, number) => ({
    user: users[(number * 7_919) % users.length]!,
    permission: permissions[(number * 151) % permissions.length]!,
  }))
  const bySql = db
    .prepare(
      `WITH RECURSIVE giving (permission) AS (
         SELECT @permission
         UNION SELECT inclusion.permission FROM giving JOIN inclusion ON included = giving.permission
       ) SELECT EXISTS (
         SELECT 1 FROM assigned JOIN listed USING (role) JOIN giving USING (permission)
         WHERE user = @user)`,
    )
    .pluck()
  const userNumber = new Map(users.map((id, number) => [id, number]))
  const permissionNumber = new Map(permissions.map((id, number) => [id, number]))
  return {
    name: 'One user, one permission',
    unit: 'question',
    budget: { text: '1 ms with proof and cut', holds: (median) => median('Permiscope') <= 1 },
    ours: {
      name: 'Permiscope',
      units: questions.length,
      work: () => questions.map((question) => why(asked, question).answer === 'yes'),
      found: (answers) => answers,
    },
    peers: [
      {
        name: sqlite,
        units: questions.length,
        work: () =>
          questions.map(
            ({ user, permission }) =>
              bySql.get({
                user: userNumber.get(user),
                permission: permissionNumber.get(permission),
              }) === 1,
          ),
        found: (answers) => answers,
      },
      {
        name: `${casbin}, enforce`,
        units: questions.length,
        async work() {
          const answers: boolean[] = []
          for (const { user, permission } of questions) {
            answers.push(await enforcer.enforce(user, permission))
          }
          return answers
        },
        found: (answers) => answers,
      },
    ],
    notes: [
      'We answer with all routes, sentences, evidence and what takes it away; the peers say yes or no.',
    ],
  }
}

function holders(
  { users, permissions }: SeededAccount,
  asked: Asked,
  db: Database.Database,
  enforcer: Enforcer,
): Line {
  const questions = Array.from({ length: 50 }, (_, number) => (number * 37) % permissions.length)
  const bySql = db
    .prepare(
      `WITH RECURSIVE giving (permission) AS (
         SELECT @permission
         UNION SELECT inclusion.permission FROM giving JOIN inclusion ON included = giving.permission
       ) SELECT DISTINCT user FROM giving JOIN listed USING (permission) JOIN assigned USING (role)`,
    )
    .pluck()
  const first = permissions[questions[0]!]!
  return {
    name: 'Who can',
    unit: 'question',
    budget: { text: '0.2 ms', holds: (median) => median('Permiscope') <= 0.2 },
    ours: {
      name: 'Permiscope',
      units: questions.length,
      work: () =>
        questions.map((number) => whoCan(asked, { permission: permissions[number]!, limit: 100 })),
      found: (answers) => (answers as ReturnType<typeof whoCan>[]).map(({ total }) => total),
    },
    peers: [
      {
        name: sqlite,
        units: questions.length,
        work: () => questions.map((permission) => bySql.all({ permission }).length),
        found: (counts) => counts,
      },
      {
        // Its own getImplicitUsersForPermission asks about every user, one after the other.
        name: `${casbin}, enforce for ${casbinUsers} users, scaled`,
        units: casbinUsers / users.length,
        async work() {
          let can = 0
          for (const user of users.slice(0, casbinUsers)) {
            if (await enforcer.enforce(user, first)) can += 1
          }
          return can
        },
        // A sample of users says nothing of the total; enforce is checked by the line before.
        found: () => [],
      },
    ],
    notes: ['We count all and name the first 100; SQLite lists the numbers of all.'],
  }
}

/** The account in SQLite as somebody would lay it out for these questions: in memory, both ways indexed. */
export function tablesOf(account: SeededAccount): Database.Database {
  const db = new Database(':memory:')
  const table = (name: string, a: string, b: string, rows: readonly [number, number][]) => {
    db.exec(
      `CREATE TABLE ${name} (${a} INTEGER, ${b} INTEGER, PRIMARY KEY (${a}, ${b})) STRICT, WITHOUT ROWID;
       CREATE INDEX ${name}_back ON ${name} (${b}, ${a})`,
    )
    db.prepare(`INSERT INTO ${name} SELECT value ->> 0, value ->> 1 FROM json_each(?)`).run(
      JSON.stringify(rows),
    )
  }
  table('inclusion', 'permission', 'included', account.inclusions)
  table('listed', 'role', 'permission', account.listed)
  table('assigned', 'user', 'role', account.assigned)
  db.exec('ANALYZE')
  return db
}

/**
 * The account in casbin as it is quickest there: roles and permissions are one hierarchy of roles, and
 * one rule a permission says that whoever has it may use it.
 */
async function policyOf(account: SeededAccount): Promise<Enforcer> {
  const { users, roles, permissions } = account
  const model = newModelFromString(`
[request_definition]
r = sub, obj
[policy_definition]
p = sub, obj
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && g(r.sub, p.sub)
`)
  const lines = [
    ...permissions.map((id) => `p, ${id}, ${id}`),
    ...account.assigned.map(([user, role]) => `g, ${users[user]}, role${roles[role]}`),
    ...account.listed.map(([role, one]) => `g, role${roles[role]}, ${permissions[one]}`),
    ...account.inclusions.map(([one, other]) => `g, ${permissions[one]}, ${permissions[other]}`),
  ]
  const enforcer = await newEnforcer(model, new StringAdapter(lines.join('\n')))
  // A user, a role and six tiers of permissions are within its ten levels.
  enforcer.setRoleManager(new DefaultRoleManager(10))
  await enforcer.buildRoleLinks()
  return enforcer
}
