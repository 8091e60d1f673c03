/** The sample's users and the roles they hold, at two dates. */
import type { AssignedRoleRecord, AssignmentRecord, UserRecord } from '../parts'
import { SeededRandom } from './random'
import { roleNames } from './roles'

const firstNames = [
  'Anna',
  'Ben',
  'Chiara',
  'David',
  'Elif',
  'Farid',
  'Grace',
  'Hana',
  'Igor',
  'Julia',
  'Kenji',
  'Lena',
  'Mateo',
  'Nadia',
  'Omar',
  'Priya',
  'Quentin',
  'Rosa',
  'Sven',
  'Tomasz',
  'Uma',
  'Vera',
  'Wei',
  'Yusuf',
  'Zoë',
]
const lastNames = [
  'Meyer',
  'Novak',
  'Rossi',
  'Okafor',
  'Silva',
  'Tanaka',
  'Kowalski',
  'Haddad',
  'Larsen',
  'Nguyen',
  'Petrov',
  'Dubois',
  'Garcia',
  'Schmidt',
  'O’Brien',
  'Khan',
  'Lindqvist',
  'Moreau',
  'Varga',
  'Zhang',
]
const sites = [
  { id: 'main-site', name: 'Main Site' },
  { id: '8801', name: 'Berlin' },
  { id: '8802', name: 'Lisbon' },
  { id: '8803', name: 'Toronto' },
]

export const userCount = 300

export interface SamplePeople {
  users: UserRecord[]
  assignments: AssignmentRecord[]
}

/** @param later the second snapshot: some joined, some left, some got another role */
export function people(later: boolean): SamplePeople {
  const random = new SeededRandom(20_261_014)
  const users: UserRecord[] = []
  const assignments: AssignmentRecord[] = []
  for (let number = 0; number < userCount + 8; number++) {
    const user = userOf(number, random)
    const roles = rolesOf(number, random)
    const change = random.next()
    const joinedLater = number >= userCount
    const left = number >= userCount - 8 && number < userCount
    if (later ? left : joinedLater) continue
    if (later && change < 0.02) user.status = 'Disabled'
    if (later && change > 0.97 && !roles.some(({ role }) => role === '100204')) {
      roles.push(assigned('100204'))
    }
    users.push(user)
    assignments.push({ user: user.id, roles })
  }
  return { users, assignments }
}

function userOf(number: number, random: SeededRandom): UserRecord {
  const first = firstNames[number % firstNames.length]!
  const last = number === 0 ? 'Meyer' : random.pick(lastNames)
  const name = `${first} ${last}`
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replace(' ', '.')
  return {
    id: String(63_001_000 + number),
    name,
    email: `${plain}.${number}@example.com`,
    extensionNumber: String(1001 + number),
    type: random.chance(0.06) ? 'DigitalUser' : 'User',
    status: random.chance(0.05) ? 'Disabled' : random.chance(0.04) ? 'NotActivated' : 'Enabled',
    hidden: false,
    site: number === 0 ? sites[1]! : random.pick(sites),
  }
}

function rolesOf(number: number, random: SeededRandom): AssignedRoleRecord[] {
  if (number === 0) return [assigned('3'), assigned('100201')]
  if (number < 4) return [assigned('1')]
  const draw = random.next()
  const base = draw < 0.6 ? '3' : draw < 0.9 ? '4' : random.pick(['2', '5', '6', '7'])
  const roles = [assigned(base, base === '3' && random.chance(0.7))]
  for (const custom of ['100201', '100202', '100203', '100204', '100205']) {
    if (random.chance(0.07)) roles.push(assigned(custom))
  }
  return roles
}

function assigned(role: string, autoAssigned = false): AssignedRoleRecord {
  const name = roleNames.get(role)
  return {
    role,
    ...(name === undefined ? {} : { name }),
    autoAssigned,
    siteRestricted: role === '100205',
  }
}
