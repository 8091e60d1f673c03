/** `POST /__sim/change`: a change in JSON, or in the fields of a form for a person with curl. */
import type { Change } from './types'

/** What each change needs to be told. */
const fields = {
  'grant-permission': ['role', 'app', 'permission'],
  'revoke-permission': ['role', 'app', 'permission'],
  'grant-menu-group': ['role', 'app', 'menuGroup'],
  'revoke-menu-group': ['role', 'app', 'menuGroup'],
  'assign-role': ['user', 'role'],
  'unassign-role': ['user', 'role'],
  'add-user': [],
  'remove-user': ['user'],
  'rename-menu': ['app', 'menu', 'name'],
  'move-menu': ['app', 'menu', 'parent'],
  'reorder-menu': ['app', 'menu', 'order'],
  'add-menu': ['app', 'parent', 'name'],
  'remove-menu': ['app', 'menu'],
  'enable-app': ['app'],
  'disable-app': ['app'],
  answer: ['user', 'app', 'data'],
  'expire-token': [],
} as const satisfies Record<Change['change'], readonly string[]>

/**
 * @param text of the request's body
 * @throws Error that says what is missing or wrong
 */
export function changeFrom(text: string): Change {
  const wish = text.trimStart().startsWith('{') ? objectFrom(text) : fromForm(text)
  const name = wish['change']
  if (typeof name !== 'string' || !Object.hasOwn(fields, name)) {
    throw new Error(
      `There is no change "${String(name)}". Known: ${Object.keys(fields).join(', ')}`,
    )
  }
  for (const field of fields[name as keyof typeof fields]) {
    const given = wish[field]
    if (given === undefined) throw new Error(`The change "${name}" needs the field "${field}"`)
    const wanted = field === 'data' ? 'object' : field === 'order' ? 'number' : 'string'
    if (typeof given !== wanted) {
      throw new Error(`The field "${field}" of "${name}" must be of the type ${wanted}`)
    }
  }
  return wish as unknown as Change
}

function objectFrom(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw new Error(`This is no JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** A form has text alone. */
function fromForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([field, value]) => [
      field,
      field === 'data' ? objectFrom(value) : field === 'order' ? Number(value) : value,
    ]),
  )
}
