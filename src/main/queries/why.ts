/** Why a user has a permission or menu, or has not: both words, the routes, and what takes it away. */
import type { AccessIndex } from '../access/access-index'
import { cutOf, menuCutOf, type CutFound, type CutOptionFound } from '../access/cut'
import { menuRoutesOf, routesOf, type MenuRoute, type RouteFound } from '../access/routes'
import { accessOf, menuAccessOf, type Access, type VendorAnswer } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { Cut, CutOption, Evidence, Route, RouteStep, Why } from '../../shared/schemas/access'
import type { Missing, Named } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { permissionBrief, permissionNamed, roleNamed, userBrief } from './briefs'
import { notConfirmedBecause } from './confirmed'
import { findMenu, findUser, tryFindPermission } from './find'
import { limitsOf } from './effective'
import { missingDictionary, missingForUser, missingInApp, missingMenusInApp } from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'
import { limitsFrom, listEvidence, statedBy, vendorEvidence, vendorWord } from './vendor-word'

/** Routes are capped; the rest is counted. */
const routesShown = 200
/** Routes put into words. */
const routesInWords = 10

export interface WhyInput {
  user: string
  permission?: string | undefined
  menu?: string | undefined
  app?: string | undefined
  target?: string | undefined
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
export function why(asked: Asked, input: WhyInput): Why {
  if ((input.permission === undefined) === (input.menu === undefined)) {
    throw new AppError('invalid-argument', 'Ask about one permission or one menu.', {
      hint: 'Name either a permission or a menu.',
    })
  }
  const user = findUser(asked.index, input.user)
  if (input.menu !== undefined) return whyMenu(asked, user, input.menu, input.app)
  const permission = tryFindPermission(asked.index, input.permission!, input.app)
  if (permission === undefined) return whyUnmentioned(asked, user, input.permission!)
  return whyPermission(asked, user, permission, targetOf(asked.index, input.target))
}

/** A target is an extension, named as users are, or one that only an answer of the vendor names. */
function targetOf(index: AccessIndex, named: string | undefined): string | undefined {
  const { externalId, vendor } = index.facts
  const isNamed = vendor.some((statement) => 'target' in statement && statement.target === named)
  if (named === undefined || named === externalId || isNamed) return named
  return index.facts.users[findUser(index, named)]!.id
}

function whyPermission(
  asked: Asked,
  user: number,
  permission: number,
  target: string | undefined,
): Why {
  const { index, snapshot } = asked
  const access = accessOf(index, user, permission, target)
  const { name, app } = index.facts.permissions[permission]!
  const { total, routes: found } = routesOf(index, user, permission, routesShown)
  const routes = found.map((route) => routeOf(index, user, route))
  const cut = index.isSystemExtension(user)
    ? null
    : cutInWords(index, user, cutOf(index, user, permission), (number) =>
        permissionNamed(index, number),
      )
  const missing = withRefusals(asked, missingOf(index, user, app, access))
  const evidence = evidenceFor(index, user, permission, found, access.word)
  const notConfirmed =
    access.confirmed === false ? [notConfirmedBecause(index, user, app!, 'permissions')] : []
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    permission: permissionBrief(index, permission),
    ...answers(index, access),
    missing,
    routes,
    routesTotal: total,
    cut,
    text: sentences(index, user, name, access, {
      missing,
      routes,
      cut,
      rule: index.isSystemExtension(user) ? [say.systemExtension(userBrief(index, user).name)] : [],
      none: noRoute(index, user, 'permission'),
      notConfirmed,
    }),
    limits: [...limitsFrom(evidence), ...limitsOf(index), ...notConfirmed],
    evidence,
  }
}

/** What keeps the computed answer unknown. Within apps the vendor's own word can stand for it. */
function missingOf(
  index: AccessIndex,
  user: number,
  app: number | undefined,
  access: Access,
): Missing[] {
  if (access.computed !== 'unknown') return []
  if (app === undefined) {
    return missingForUser(index, user, vendorRoles(index, access.word), {
      outside: true,
      inApps: false,
    })
  }
  return access.answer === 'unknown' ? missingInApp(index, user, app) : []
}

function whyMenu(asked: Asked, user: number, named: string, app: string | undefined): Why {
  const { index, snapshot } = asked
  const menu = findMenu(index, named, app)
  const fact = index.facts.menus[menu]!
  const access = menuAccessOf(index, user, menu)
  const found = menuRoutesOf(index, user, menu)
  const routes = found.slice(0, routesShown).map((route) => menuRouteOf(index, user, menu, route))
  const cut = cutInWords(index, user, menuCutOf(index, user, menu), () => menuNamed(index, menu))
  const isUnknown = access.computed === 'unknown' && access.answer === 'unknown'
  const missing = isUnknown ? withRefusals(asked, missingMenusInApp(index, user, fact.app)) : []
  const evidence = onlyOnce([
    ...(access.word ? vendorEvidence(index, access.word.statement) : []),
    ...menuEvidence(index, user, fact.app, found),
  ])
  const notConfirmed =
    access.confirmed === false ? [notConfirmedBecause(index, user, fact.app, 'menus')] : []
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    menu: { id: fact.id, name: fact.name, app: index.facts.apps[fact.app]!.id },
    ...answers(index, access),
    missing,
    routes,
    routesTotal: found.length,
    cut,
    text: sentences(index, user, fact.name, access, {
      missing,
      routes,
      cut,
      rule: [],
      none: noRoute(index, user, 'menu'),
      notConfirmed,
    }),
    limits: [...limitsFrom(evidence), ...limitsOf(index), ...notConfirmed],
    evidence,
  }
}

/** First the answer itself, then both words, the routes, what is missing, and what takes it away. */
function sentences(
  index: AccessIndex,
  user: number,
  name: string,
  access: Access,
  parts: {
    missing: Missing[]
    routes: Route[]
    cut: Cut | null
    rule: string[]
    none: string
    notConfirmed: string[]
  },
): string[] {
  return [
    say.whyAnswer(userBrief(index, user).name, name, access.answer),
    ...parts.notConfirmed,
    ...parts.rule,
    ...(access.word ? [wordInWords(index, access.word)] : []),
    ...(access.differs ? [say.differs(access.vendor, access.computed)] : []),
    ...parts.routes.slice(0, routesInWords).map((route) => route.text),
    ...(access.computed === 'no' ? [parts.none] : []),
    ...parts.missing.map((part) => say.missing(part.text)),
    ...(parts.cut && access.answer !== 'no' ? [parts.cut.text] : []),
  ]
}

function noRoute(index: AccessIndex, user: number, what: 'permission' | 'menu'): string {
  const grants =
    what === 'menu'
      ? { ...index.facts.directMenus, held: index.directMenus.of(user) }
      : { ...index.facts.directPermissions, held: index.directPermissions.of(user) }
  return say.noRoute(
    userBrief(index, user).name,
    index.rolesOf(user).map((role) => roleNamed(index, role).name),
    grants.at === undefined ? undefined : grants.held.length,
    what,
  )
}

/** Nothing mentions the permission, and the dictionary is not whole: it may exist or be misspelt. */
function whyUnmentioned(asked: Asked, user: number, named: string): Why {
  const { index, snapshot } = asked
  const missing = withRefusals(asked, [missingDictionary(index), ...missingForUser(index, user)])
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    permission: { id: named, name: named, assignable: null },
    answer: 'unknown',
    computed: 'unknown',
    vendor: 'unknown',
    differs: false,
    missing,
    routes: [],
    routesTotal: 0,
    cut: null,
    text: [
      say.whyAnswer(userBrief(index, user).name, named, 'unknown'),
      say.noPermissionRecord(named),
      ...missing.map((part) => say.missing(part.text)),
    ],
    limits: limitsOf(index),
    evidence: [],
  }
}

function answers(
  index: AccessIndex,
  access: Access,
): Pick<Why, 'answer' | 'computed' | 'vendor' | 'differs' | 'vendorWord' | 'confirmed'> {
  return {
    answer: access.answer,
    computed: access.computed,
    vendor: access.vendor,
    differs: access.differs,
    ...(access.word ? { vendorWord: vendorWord(index, access.word) } : {}),
    ...(access.confirmed === undefined ? {} : { confirmed: access.confirmed }),
  }
}

function wordInWords(index: AccessIndex, word: VendorAnswer): string {
  const { text, takenAt } = vendorWord(index, word)
  return `${text.replace(/\.$/, '')} (${takenAt === null ? 'date unknown' : takenAt.slice(0, 10)}).`
}

/** Roles that the vendor named although the user's own are not known. */
function vendorRoles(index: AccessIndex, word: VendorAnswer | undefined): number[] {
  const role =
    word?.grant?.role === undefined ? undefined : index.roleByExternalId.get(word.grant.role)
  return role === undefined ? [] : [role]
}

function routeOf(index: AccessIndex, user: number, found: RouteFound): Route {
  const chain = found.chain.map((permission) => permissionNamed(index, permission))
  const names = chain.map((step) => step.name)
  const steps = chain.map((step): RouteStep => ({ kind: 'permission', ...step }))
  if (found.role === undefined) {
    return {
      via: 'direct',
      steps: [userStep(index, user), ...steps],
      chains: found.chains,
      text: say.directRoute(userBrief(index, user).name, names, found.chains),
    }
  }
  const role = roleNamed(index, found.role)
  const start = found.chain[0]!
  const baseline = found.chain.length === 1 && index.facts.permissions[start]!.assignable === false
  return {
    role,
    via: found.chain.length === 1 ? 'listed' : 'included',
    steps: [{ kind: 'role', ...role }, ...steps],
    chains: found.chains,
    text: baseline ? say.baselineRoute(role.name) : say.route(role.name, names, found.chains),
  }
}

function menuRouteOf(
  index: AccessIndex,
  user: number,
  menu: number,
  { role: roleNumber, group: groupNumber }: MenuRoute,
): Route {
  const last: RouteStep = { kind: 'menu', ...menuNamed(index, menu) }
  if (roleNumber === undefined) {
    const { name } = userBrief(index, user)
    return {
      via: 'direct',
      steps: [userStep(index, user), last],
      chains: 1,
      text: say.directRoute(name, [last.name], 1),
    }
  }
  const role = roleNamed(index, roleNumber)
  const group = groupNumber === undefined ? undefined : groupNamed(index, groupNumber)
  return {
    role,
    via: group === undefined ? 'listed' : 'included',
    steps: [
      { kind: 'role', ...role },
      ...(group === undefined ? [] : [{ kind: 'menu-group', ...group } as const]),
      last,
    ],
    chains: 1,
    text: say.menuRoute(role.name, group?.name),
  }
}

function userStep(index: AccessIndex, user: number): RouteStep {
  const { id, name } = userBrief(index, user)
  return { kind: 'user', id, name }
}

function menuNamed(index: AccessIndex, menu: number): Named {
  const { id, name } = index.facts.menus[menu]!
  return { id, name }
}

function groupNamed(index: AccessIndex, group: number): Named {
  const { id, name } = index.facts.menuGroups[group]!
  return { id, name }
}

/** @param named the permission or menu of a number that the cut speaks of */
function cutInWords(
  index: AccessIndex,
  user: number,
  found: CutFound,
  named: (number: number) => Named,
): Cut | null {
  if (found.roles.length === 0 && found.direct.length === 0) return null
  const roles = found.roles.map(({ role, options }) => ({
    role: roleNamed(index, role),
    options: options.map((option) => optionOf(index, role, option)),
  }))
  const direct = found.direct.map(named)
  const sentencesOfRoles = found.roles.map(({ role, options }) =>
    options.length === 0
      ? say.noCut(roleNamed(index, role).name)
      : say.eitherOf(
          options.map((option) =>
            optionInWords(optionOf(index, role, option), isCustom(index, role)),
          ),
        ),
  )
  const granted =
    direct.length === 0
      ? []
      : [
          say.cutDirect(
            userBrief(index, user).name,
            direct.map(({ name }) => name),
          ),
        ]
  return { roles, direct, text: say.cut([...sentencesOfRoles, ...granted]) }
}

const isCustom = (index: AccessIndex, role: number): boolean =>
  index.facts.roles[role]!.custom === true

function optionOf(index: AccessIndex, roleNumber: number, option: CutOptionFound): CutOption {
  const role = roleNamed(index, roleNumber)
  const named = (permissions: number[]) =>
    permissions.map((number) => permissionNamed(index, number))
  switch (option.action) {
    case 'remove-permissions':
      return {
        action: option.action,
        role,
        permissions: named(option.permissions),
        others: option.others,
      }
    case 'replace-standard-role':
      return { action: option.action, role, permissions: named(option.permissions) }
    case 'remove-menus':
      return {
        action: option.action,
        role,
        groups: option.groups.map((group) => groupNamed(index, group)),
        byItself: option.byItself,
        otherMenus: option.otherMenus,
        others: option.others,
      }
    case 'unassign-role':
      return {
        action: option.action,
        role,
        lastRole: option.lastRole,
        ...(option.autoAssignedHasIt === undefined
          ? {}
          : { autoAssignedHasIt: option.autoAssignedHasIt }),
      }
  }
}

/** @param custom whether the vendor calls the role custom */
function optionInWords(option: CutOption, custom: boolean): string {
  switch (option.action) {
    case 'remove-permissions':
      return say.cutSwitches(
        option.role.name,
        option.permissions.map((p) => p.name),
        option.others,
        custom,
      )
    case 'remove-menus':
      return say.cutMenus(
        option.role.name,
        option.groups.map((group) => group.name),
        option.byItself,
        option.otherMenus,
        option.others,
      )
    case 'replace-standard-role':
      return say.cutReplace(
        option.role.name,
        option.permissions.map((p) => p.name),
      )
    case 'unassign-role':
      return say.cutUnassign(option.role.name, option.lastRole, option.autoAssignedHasIt)
  }
}

function evidenceFor(
  index: AccessIndex,
  user: number,
  permission: number,
  routes: RouteFound[],
  word: VendorAnswer | undefined,
): Evidence[] {
  const { app, id, includesKnown } = index.facts.permissions[permission]!
  const roles =
    routes.length > 0
      ? [...new Set(routes.flatMap((route) => route.role ?? []))]
      : index.rolesOf(user)
  return onlyOnce([
    ...(word ? vendorEvidence(index, word.statement) : []),
    ...assignmentEvidence(index, user),
    ...roles.flatMap((role) => {
      const { appListingKnown, id: roleId, listingKnown } = index.facts.roles[role]!
      const known = app === undefined ? listingKnown : appListingKnown
      return known || index.roleHas.has(role, permission) ? statedBy(index, 'role', roleId) : []
    }),
    ...listEvidence(index, 'direct-permission-list'),
    ...(includesKnown
      ? statedBy(index, 'permission', app === undefined ? id : `${index.facts.apps[app]!.id} ${id}`)
      : []),
  ])
}

function menuEvidence(
  index: AccessIndex,
  user: number,
  app: number,
  routes: MenuRoute[],
): Evidence[] {
  const roles =
    routes.length > 0
      ? [...new Set(routes.flatMap((route) => route.role ?? []))]
      : index.rolesOf(user)
  const grouped = roles.some((role) => index.roleMenus.groupsOf(role).length > 0)
  return [
    ...assignmentEvidence(index, user),
    ...roles.flatMap((role) => statedBy(index, 'role-resources', index.facts.roles[role]!.id)),
    ...listEvidence(index, 'role-menu-list'),
    ...listEvidence(index, 'direct-menu-list'),
    ...(grouped ? statedBy(index, 'menu-groups', index.facts.apps[app]!.id) : []),
  ]
}

const assignmentEvidence = (index: AccessIndex, user: number): Evidence[] =>
  index.rolesKnown(user) ? statedBy(index, 'assignment', index.facts.users[user]!.id) : []

const onlyOnce = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter(
    (item, position) =>
      evidence.findIndex(
        (other) =>
          other.kind === item.kind && other.subject === item.subject && other.file === item.file,
      ) === position,
  )
