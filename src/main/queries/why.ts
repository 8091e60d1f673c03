/** Why a user has a permission or menu, or has not: both words, the routes, and what takes it away. */
import type { AccessIndex } from '../access/access-index'
import { cutOf, type CutOptionFound } from '../access/cut'
import { routesOf, type RouteFound } from '../access/routes'
import { accessOf, shown, vendorMenuAnswer, type VendorAnswer } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { Cut, CutOption, Evidence, Route, Why } from '../../shared/schemas/access'

import * as say from '../../shared/sentences/en'
import { permissionBrief, permissionNamed, roleNamed, userBrief } from './briefs'
import { findMenu, findUser, tryFindPermission } from './find'
import { limitsOf } from './effective'
import { missingDictionary, missingForUser, missingUserApp } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { limitsFrom, statedBy, vendorEvidence, vendorWord } from './vendor-word'

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
  { index, snapshot }: Asked,
  user: number,
  permission: number,
  target: string | undefined,
): Why {
  const access = accessOf(index, user, permission, target)
  const { name, app } = index.facts.permissions[permission]!
  const { total, routes: found } =
    app === undefined ? routesOf(index, user, permission, routesShown) : { total: 0, routes: [] }
  const routes = found.map((route) => routeOf(index, route))
  const cut = cutInWords(index, user, permission)
  const missing =
    access.computed !== 'unknown'
      ? []
      : app === undefined
        ? missingForUser(index, user, vendorRoles(index, access.word))
        : access.vendor === 'unknown'
          ? [missingUserApp(index, user, app)]
          : []
  const evidence = evidenceFor(index, user, permission, found, access.word)
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    permission: permissionBrief(index, permission),
    ...answers(index, access),
    missing,
    routes,
    routesTotal: total,
    cut,
    text: [
      say.whyAnswer(userBrief(index, user).name, name, access.answer),
      ...(index.isSystemExtension(user) ? [say.systemExtension(userBrief(index, user).name)] : []),
      ...(access.word ? [wordInWords(index, access.word)] : []),
      ...(access.differs ? [say.differs(access.vendor, access.computed)] : []),
      ...routes.slice(0, routesInWords).map((route) => route.text),
      ...(access.computed === 'no'
        ? [
            say.noRoute(
              userBrief(index, user).name,
              index.rolesOf(user).map((role) => roleNamed(index, role).name),
            ),
          ]
        : []),
      ...missing.map((part) => say.missing(part.text)),
      ...(cut && access.answer !== 'no' ? [cut.text] : []),
    ],
    limits: [...limitsFrom(evidence), ...limitsOf(index)],
    evidence,
  }
}

function whyMenu(
  { index, snapshot }: Asked,
  user: number,
  named: string,
  app: string | undefined,
): Why {
  const menu = findMenu(index, named, app)
  const fact = index.facts.menus[menu]!
  const word = vendorMenuAnswer(index, user, menu)
  // Roles' menu groups are not read, so nothing is computed here.
  const access = { ...shown(index, user, 'unknown', word), word }
  const missing = word ? [] : [missingUserApp(index, user, fact.app)]
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    menu: { id: fact.id, name: fact.name, app: index.facts.apps[fact.app]!.id },
    ...answers(index, access),
    missing,
    routes: [],
    routesTotal: 0,
    cut: null,
    text: [
      say.whyAnswer(userBrief(index, user).name, fact.name, access.answer),
      ...(word ? [wordInWords(index, word)] : []),
      ...missing.map((part) => say.missing(part.text)),
    ],
    limits: limitsOf(index),
    evidence: word ? vendorEvidence(index, word.statement) : [],
  }
}

/** Nothing mentions the permission, and the dictionary is not whole: it may exist or be misspelt. */
function whyUnmentioned({ index, snapshot }: Asked, user: number, named: string): Why {
  const missing = [missingDictionary(index), ...missingForUser(index, user)]
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
  access: ReturnType<typeof accessOf>,
): Pick<Why, 'answer' | 'computed' | 'vendor' | 'differs' | 'vendorWord'> {
  return {
    answer: access.answer,
    computed: access.computed,
    vendor: access.vendor,
    differs: access.differs,
    ...(access.word ? { vendorWord: vendorWord(index, access.word) } : {}),
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

function routeOf(index: AccessIndex, found: RouteFound): Route {
  const role = roleNamed(index, found.role)
  const chain = found.chain.map((permission) => permissionNamed(index, permission))
  const start = found.chain[0]!
  const baseline = found.chain.length === 1 && index.facts.permissions[start]!.assignable === false
  return {
    role,
    via: found.chain.length === 1 ? 'listed' : 'included',
    steps: [
      { kind: 'role', ...role },
      ...chain.map((step) => ({ kind: 'permission' as const, ...step })),
    ],
    chains: found.chains,
    text: baseline
      ? say.baselineRoute(role.name)
      : say.route(
          role.name,
          chain.map((step) => step.name),
          found.chains,
        ),
  }
}

function cutInWords(index: AccessIndex, user: number, permission: number): Cut | null {
  if (index.facts.permissions[permission]!.app !== undefined) return null
  const cuts = cutOf(index, user, permission)
  if (cuts.length === 0 || index.isSystemExtension(user)) return null
  const roles = cuts.map(({ role, options }) => ({
    role: roleNamed(index, role),
    options: options.map((option) => optionOf(index, role, option)),
  }))
  const sentences = roles.map(({ role, options }) =>
    options.length === 0 ? say.noCut(role.name) : say.listOf(options.map(optionInWords), 'or'),
  )
  return { roles, text: say.cut(sentences) }
}

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

function optionInWords(option: CutOption): string {
  switch (option.action) {
    case 'remove-permissions':
      return say.cutSwitches(
        option.role.name,
        option.permissions.map((p) => p.name),
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
  const roles =
    routes.length > 0 ? [...new Set(routes.map((route) => route.role))] : index.rolesOf(user)
  const all = [
    ...(word ? vendorEvidence(index, word.statement) : []),
    ...(index.rolesKnown(user) ? statedBy(index, 'assignment', index.facts.users[user]!.id) : []),
    ...roles.flatMap((role) =>
      index.facts.roles[role]!.listingKnown
        ? statedBy(index, 'role', index.facts.roles[role]!.id)
        : [],
    ),
    ...(index.facts.permissions[permission]!.includesKnown
      ? statedBy(index, 'permission', index.facts.permissions[permission]!.id)
      : []),
  ]
  return all.filter(
    (item, position) =>
      all.findIndex(
        (other) =>
          other.kind === item.kind && other.subject === item.subject && other.file === item.file,
      ) === position,
  )
}
