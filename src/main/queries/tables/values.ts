/** What a filter's key can be asked for in this account, as a person begins to type it. */
import type { AccessIndex } from '../../access/access-index'
import type { Output } from '../../../shared/contract'
import { naturalOrder } from '../../../shared/natural-order'
import type { TableName } from '../../../shared/tables'
import { filterKeys, filterWords } from '../../../shared/tables'
import { fold } from '../filter'
import type { Asked } from '../reader'

const mostValues = 12

interface Value {
  value: string
  name?: string
}

export function filterValues(
  { index }: Asked,
  { begins, key, table }: { table: TableName; key: string; begins: string },
): Output<'tables', 'values'> {
  const wanted = fold(begins)
  const ranked = valuesOf(index, table, key).flatMap((one) => {
    const texts = [one.value, ...(one.name === undefined ? [] : [one.name])].map(fold)
    if (texts.some((text) => text.startsWith(wanted))) return [{ one, rank: 0 }]
    return texts.some((text) => text.includes(wanted)) ? [{ one, rank: 1 }] : []
  })
  ranked.sort((a, b) => a.rank - b.rank)
  return { values: ranked.slice(0, mostValues).map(({ one }) => one) }
}

function valuesOf(index: AccessIndex, table: TableName, key: string): Value[] {
  const keys: Readonly<Record<string, string>> = filterKeys[table]
  if (!Object.hasOwn(keys, key)) return []
  const { facts } = index
  switch (keys[key]) {
    case 'word':
      return filterWords[table].map((value) => ({ value }))
    case 'yes-no':
      return [{ value: 'yes' }, { value: 'no' }]
    case 'role':
      return distinct(facts.roles.map(({ name }) => name))
    case 'permission':
      return facts.permissions
        .map(({ id, name }) => ({ value: id, ...(name === id ? {} : { name }) }))
        .sort((a, b) => naturalOrder(a.value, b.value))
    case 'menu':
      return facts.menus.map(({ code, name }) => ({ value: code, name }))
    case 'number':
      return []
    default:
      return distinct(textsOf(index, key))
  }
}

/** Few values of their own; names, e-mails and ids are as many as there are rows and are typed. */
function textsOf({ facts }: AccessIndex, key: string): (string | undefined)[] {
  switch (key) {
    case 'status':
    case 'site':
    case 'type':
      return facts.users.map((user) => user[key])
    case 'scope':
      return facts.roles.map(({ permissionScope }) => permissionScope)
    case 'category':
      return [...facts.categories.values()]
    case 'app':
      return facts.apps.map(({ name }) => name)
    case 'group':
      return facts.menuGroups.map(({ name }) => name)
    default:
      return []
  }
}

function distinct(texts: readonly (string | undefined)[]): Value[] {
  const some = new Set<string>()
  for (const text of texts) if (text !== undefined && text !== '') some.add(text)
  return [...some].sort(naturalOrder).map((value) => ({ value }))
}
