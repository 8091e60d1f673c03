/**
 * Edits as options: each begins with what is done and is completed by the options after it, so that no
 * name needs to be quoted within another. Their order is the order in which the edits are made.
 */
import type { Command } from 'commander'
import * as v from 'valibot'
import { Edit, Edits } from '../../shared/schemas/edits'
import { usageError } from './usage-error'

/** An option as it was given. */
interface Given {
  flag: string
  value: string
}

/** A source of edits, in the order that it was given in. */
export type EditSource =
  | { from: 'options'; edits: Edit[] }
  | { from: 'sandbox'; name: string }
  | { from: 'file'; path: string }

interface Opener {
  flag: string
  argument: string
  about: string
  /** What completes it: `needs` must follow, `may` can. */
  needs?: string
  may?: string[]
  edit: (value: string, of: Map<string, string>) => unknown
}

const openers: readonly Opener[] = [
  {
    flag: '--switch-on',
    argument: '<permission>',
    about: 'switch a permission on --in a role',
    needs: '--in',
    may: ['--app'],
    edit: (permission, of) => ({ kind: 'add-permission', permission, ...inRole(of) }),
  },
  {
    flag: '--switch-off',
    argument: '<permission>',
    about: 'switch a permission off --in a role',
    needs: '--in',
    may: ['--app'],
    edit: (permission, of) => ({ kind: 'remove-permission', permission, ...inRole(of) }),
  },
  {
    flag: '--add-group',
    argument: '<menu group>',
    about: 'give a menu group of an --app to the role --in',
    needs: '--in',
    may: ['--app'],
    edit: (menuGroup, of) => ({ kind: 'add-menu-group', menuGroup, ...inRole(of) }),
  },
  {
    flag: '--remove-group',
    argument: '<menu group>',
    about: 'take a menu group of an --app from the role --in',
    needs: '--in',
    may: ['--app'],
    edit: (menuGroup, of) => ({ kind: 'remove-menu-group', menuGroup, ...inRole(of) }),
  },
  {
    flag: '--give',
    argument: '<role>',
    about: 'give a role --to a user',
    needs: '--to',
    edit: (role, of) => ({ kind: 'give-role', role, user: of.get('--to') }),
  },
  {
    flag: '--take',
    argument: '<role>',
    about: 'take a role --from a user',
    needs: '--from',
    edit: (role, of) => ({ kind: 'take-role', role, user: of.get('--from') }),
  },
  {
    flag: '--replace',
    argument: '<role>',
    about: 'give all who hold a role another one in its place: --by; or --for one user only',
    needs: '--by',
    may: ['--for'],
    edit: (role, of) => {
      const user = of.get('--for')
      return {
        kind: 'replace-role',
        role,
        by: of.get('--by'),
        ...(user === undefined ? {} : { users: [user] }),
      }
    },
  },
  {
    flag: '--copy',
    argument: '<role>',
    about: 'copy a role --as a new one, called new:NAME from then on',
    needs: '--as',
    edit: (role, of) => ({ kind: 'copy-role', role, name: of.get('--as') }),
  },
  {
    flag: '--new',
    argument: '<name>',
    about: 'make an empty role, called new:NAME from then on',
    edit: (name) => ({ kind: 'new-role', name }),
  },
  {
    flag: '--delete',
    argument: '<role>',
    about: 'delete a role',
    edit: (role) => ({ kind: 'delete-role', role }),
  },
]

const completers: readonly [flag: string, argument: string, about: string][] = [
  ['--in', '<role>', 'the role, after --switch-on, --switch-off, --add-group, --remove-group'],
  ['--app', '<app>', 'the app of the permission or menu group before it'],
  ['--to', '<user>', 'the user, after --give'],
  ['--from', '<user>', 'the user, after --take'],
  ['--by', '<role>', 'the other role, after --replace'],
  ['--for', '<user>', 'only this user, after --replace'],
  ['--as', '<name>', 'the name, after --copy'],
]

const sources: readonly [flag: string, argument: string, about: string][] = [
  ['--sandbox', '<name>', 'saved edits'],
  ['--edits', '<file>', 'edits as JSON, or an answer that proposes some; “-” reads stdin'],
]

function inRole(of: Map<string, string>): object {
  const app = of.get('--app')
  return { role: of.get('--in'), ...(app === undefined ? {} : { app }) }
}

/** @returns what gives the edits once the command line was read */
export function addEditOptions(verb: Command): () => EditSource[] {
  const given: Given[] = []
  const add = (flag: string, argument: string, about: string) => {
    verb.option(`${flag} ${argument}`, about, (value: string) => {
      given.push({ flag, value })
      return value
    })
  }
  for (const { about, argument, flag } of openers) add(flag, argument, about)
  for (const [flag, argument, about] of [...completers, ...sources]) add(flag, argument, about)
  return () => editSources(given)
}

/** @throws AppError `invalid-argument` where an edit is not complete */
export function editSources(given: readonly Given[]): EditSource[] {
  const found: EditSource[] = []
  let at = 0
  while (at < given.length) {
    const { flag, value } = given[at++]!
    if (flag === '--sandbox') {
      found.push({ from: 'sandbox', name: value })
      continue
    }
    if (flag === '--edits') {
      found.push({ from: 'file', path: value })
      continue
    }
    const opener = openers.find((one) => one.flag === flag)
    if (!opener) throw nothingToComplete(flag)
    const of = new Map<string, string>()
    while (at < given.length && belongs(opener, given[at]!.flag)) {
      const { flag: completer, value: completed } = given[at++]!
      if (of.has(completer)) throw nothingToComplete(completer)
      of.set(completer, completed)
    }
    if (opener.needs !== undefined && !of.has(opener.needs)) {
      throw usageError(
        `${flag} “${value}” is not complete.`,
        `${opener.needs} must follow it: ${flag} ${opener.argument} ${opener.needs} …`,
      )
    }
    found.push({ from: 'options', edits: [editOf(opener, value, of)] })
  }
  return found
}

const belongs = ({ may = [], needs }: Opener, flag: string): boolean =>
  flag === needs || may.includes(flag)

const nothingToComplete = (flag: string) =>
  usageError(
    `${flag} completes no edit where it stands.`,
    `It follows ${openers
      .filter((opener) => belongs(opener, flag))
      .map((opener) => opener.flag)
      .join(', ')}, once for each.`,
  )

function editOf({ argument, edit, flag }: Opener, value: string, of: Map<string, string>): Edit {
  const parsed = v.safeParse(Edit, edit(value, of))
  if (parsed.success) return parsed.output
  const missesApp = parsed.issues.some((issue) => issue.path?.at(-1)?.key === 'app')
  throw usageError(
    `${flag} “${value}” is no edit: ${missesApp ? 'it needs --app' : 'a name is empty or too long'}.`,
    `${flag} ${argument} is completed by the options after it; --help shows which.`,
  )
}

/**
 * A list of edits, or an object that holds one as `edits`, as the answers that propose edits do.
 * @throws AppError `invalid-argument` naming the edit that cannot be read
 */
export function editsInJson(text: string, path: string): Edit[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw usageError(`${path} is not JSON.`, 'Give a list of edits; docs/what-if.md shows one.')
  }
  const listed = Array.isArray(json) ? json : (json as { edits?: unknown } | null)?.edits
  const bare = Array.isArray(listed) ? listed.map(withoutWords) : listed
  const parsed = v.safeParse(Edits, bare)
  if (parsed.success) return parsed.output
  const place = parsed.issues[0].path?.[0]?.key
  throw usageError(
    typeof place === 'number'
      ? `Edit ${place + 1} in ${path} cannot be read: ${parsed.issues[0].message}`
      : `${path} holds no list of edits.`,
    'docs/what-if.md shows what edits look like.',
  )
}

/** The answer of what-if has each edit with its words beside it. */
function withoutWords(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'edit' in item ? item.edit : item
}
