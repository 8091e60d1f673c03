/**
 * Which roles users hold. Two kinds of answer tell: what one user holds (or all users, in a list), and
 * who holds one role. Of each pair of user and role the newest whole word counts; what is not whole
 * only adds.
 */
import {
  HIDDEN_ROLES_NOTE,
  type AssignedRoleRecord,
  type AssignmentRecord,
  type RoleUsersRecord,
  type UserMention,
} from '../connectors/parts'
import { isNewer, newestPart, type StoredPart } from './stored-part'

export interface HeldRole extends AssignedRoleRecord {
  /** The newest part that names it. */
  by: StoredPart
}

interface SaidOfUser {
  roles: HeldRole[]
  by: StoredPart
  /** Roles of earlier answers that the newest would only name if it had been asked for hidden ones. */
  maybeHidden: HeldRole[]
  /** False where the newest list says nothing of the user, so that only hidden roles are left to know. */
  named: boolean
}

interface SaidOfRole {
  users: Map<string, UserMention & { by: StoredPart }>
  by: StoredPart
  /** The newest whole answer: who is not in it held the role no more. */
  whole: StoredPart | undefined
}

/** What a user holds by all answers together. */
export interface Holding {
  user: string
  roles: HeldRole[]
  /** Who said so last, to be stated; undefined where the newest whole list says it. */
  stated: StoredPart | undefined
  /** The newest part that names the user, or says that it holds nothing. */
  by: StoredPart
  mention: UserMention | undefined
}

const askedForHiddenRoles = (part: StoredPart): boolean => !part.note?.includes(HIDDEN_ROLES_NOTE)
const roleOf = (held: HeldRole): string => held.role

export class AssignedRoles {
  readonly #users = new Map<string, SaidOfUser>()
  readonly #roles = new Map<string, SaidOfRole>()
  #list: StoredPart | undefined
  #spoken = false

  /** Whether anything ever spoke of who holds which role. */
  get spoken(): boolean {
    return this.#spoken
  }

  /** The relation exists, and nothing is said of it. */
  hear(): void {
    this.#spoken = true
  }

  /** The newest word on what users hold, whole or not. */
  newest(): StoredPart | undefined {
    return (
      this.#list ??
      newestPart([
        ...[...this.#users.values()].map((said) => said.by),
        ...[...this.#roles.values()].map((said) => said.by),
      ])
    )
  }

  /** The newest word on what one user holds. */
  newestOf(user: string): StoredPart | undefined {
    return newestPart([this.#users.get(user)?.by, this.#list])
  }

  /** Whether an answer was not asked for hidden roles. */
  hiddenRolesUnasked(): boolean {
    return [...this.#users.values()].some(({ by }) => !askedForHiddenRoles(by))
  }

  applyList(part: StoredPart, records: readonly AssignmentRecord[]): void {
    this.#spoken = true
    if (part.status !== 'whole') {
      for (const record of records) this.apply(part, record)
      return
    }
    this.#list = part
    const before = new Map(this.#users)
    this.#users.clear()
    for (const record of records) this.#setWhole(part, record, before.get(record.user))
    if (askedForHiddenRoles(part)) return
    // An answer that was not asked for hidden roles also says nothing of those whom it does not name.
    for (const [user, said] of before) {
      if (this.#users.has(user)) continue
      this.#setWhole(part, { user, roles: [] }, said)
      this.#users.get(user)!.named = false
    }
  }

  apply(part: StoredPart, record: AssignmentRecord): void {
    this.#spoken = true
    const before = this.#users.get(record.user)
    if (part.status === 'whole') this.#setWhole(part, record, before)
    else this.#add(part, record, before)
  }

  /** Part without a body: what is known stays, but it is not all. */
  doubt(part: StoredPart): void {
    this.apply(part, { user: part.subject, roles: [] })
  }

  /** What is known of who holds the role stays, but it is not all. */
  doubtRole(part: StoredPart): void {
    this.applyRole(part, { role: part.subject, users: [] })
  }

  applyRole(part: StoredPart, { role, users }: RoleUsersRecord): void {
    this.#spoken = true
    const whole = part.status === 'whole'
    const before = whole ? undefined : this.#roles.get(role)
    const all = new Map(before?.users)
    for (const user of users) all.set(user.id, { ...user, by: part })
    this.#roles.set(role, { users: all, by: part, whole: whole ? part : before?.whole })
  }

  /** Roles that users hold by what is said of users, and the newest part that says so of each. */
  *held(): Generator<[role: string, by: StoredPart]> {
    for (const { roles } of this.#users.values()) {
      for (const { role, by } of roles) yield [role, by]
    }
  }

  /**
   * Where it was read of each of these roles who holds it, after it was read which roles there are, all
   * assignments are known: as of the oldest of those answers.
   */
  knownByRoles(roles: Iterable<string>, roleList: StoredPart): StoredPart | undefined {
    let oldest: StoredPart | undefined
    for (const role of roles) {
      const said = this.#roles.get(role)
      if (said?.whole === undefined || said.whole !== said.by) return undefined
      if (said.whole.at < roleList.at) return undefined
      if (!oldest || isNewer(oldest, said.whole)) oldest = said.whole
    }
    return oldest
  }

  /**
   * @param isHidden whether a role is hidden, or nothing is known of it
   * @param known since when all assignments are known by who holds each role
   */
  *holdings(
    isHidden: (role: string) => boolean,
    known: StoredPart | undefined,
  ): Generator<Holding> {
    const byUser = new Map<string, (HeldRole & { mention: UserMention })[]>()
    for (const [role, { users }] of this.#roles) {
      for (const [user, { by, ...mention }] of users) {
        const held = { role, autoAssigned: false, siteRestricted: false, by, mention }
        const others = byUser.get(user)
        if (others) others.push(held)
        else byUser.set(user, [held])
      }
    }
    for (const user of new Set([...this.#users.keys(), ...byUser.keys()])) {
      const holding = this.#holding(user, byUser.get(user) ?? [], isHidden, known)
      if (holding) yield holding
    }
  }

  #holding(
    user: string,
    byRoles: (HeldRole & { mention: UserMention })[],
    isHidden: (role: string) => boolean,
    known: StoredPart | undefined,
  ): Holding | undefined {
    const said = this.#users.get(user)
    const own = said
      ? [...said.roles, ...said.maybeHidden.filter((held) => isHidden(held.role))]
      : []
    const ended = own.filter((held) => this.#endedByRole(user, held))
    const roles = own.filter((held) => !ended.includes(held))
    const ownWhole = said ? (said.by.status === 'whole' ? said.by : undefined) : this.#list
    const names = new Set(roles.map(roleOf))
    const added = byRoles.filter(
      ({ role, by }) => !names.has(role) && !(ownWhole && isNewer(ownWhole, by)),
    )
    if (!said?.named && roles.length === 0 && added.length === 0 && ended.length === 0) {
      return undefined
    }
    const change = newestPart([
      ...added.map(({ by }) => by),
      ...ended.map(({ role }) => this.#roles.get(role)!.whole),
    ])
    const by = newestPart([change, said?.by])!
    const isOwnWord = said !== undefined && by === said.by
    const statedByList = isOwnWord && by === this.#list
    const statedByRoles = known !== undefined && !(said && isNewer(said.by, known))
    return {
      user,
      roles: [...roles, ...added],
      stated: statedByList || statedByRoles ? undefined : by,
      by,
      mention: byRoles.at(-1)?.mention,
    }
  }

  /** Whether a newer whole answer about who holds the role does not have the user. */
  #endedByRole(user: string, { role, by }: HeldRole): boolean {
    const said = this.#roles.get(role)
    return said?.whole !== undefined && isNewer(said.whole, by) && !said.users.has(user)
  }

  /** One that was not asked for hidden roles cannot end one. */
  #setWhole(part: StoredPart, record: AssignmentRecord, before: SaidOfUser | undefined): void {
    const unnamed = askedForHiddenRoles(part)
      ? []
      : together(before?.maybeHidden ?? [], before?.roles ?? [])
    const named = new Set(record.roles.map((one) => one.role))
    this.#users.set(record.user, {
      roles: record.roles.map((one) => ({ ...one, by: part })),
      by: part,
      maybeHidden: unnamed.filter((one) => !named.has(one.role)),
      named: true,
    })
  }

  #add(part: StoredPart, record: AssignmentRecord, before: SaidOfUser | undefined): void {
    const earlier = before?.roles ?? []
    const now = record.roles.map((one) => ({ ...one, by: part }))
    // A table knows nothing of how a role was assigned: what an answer said of that stays.
    const kept =
      part.kind === 'assignment-list'
        ? now.map((one) => ({ ...one, ...earlier.find(({ role }) => role === one.role), by: part }))
        : now
    this.#users.set(record.user, {
      roles: together(earlier, kept),
      by: part,
      maybeHidden: before?.maybeHidden ?? [],
      named: true,
    })
  }
}

/** Both lists, each role once; where both have it, the later word. */
function together(before: readonly HeldRole[], now: readonly HeldRole[]): HeldRole[] {
  return [...new Map([...before, ...now].map((one) => [one.role, one])).values()]
}
