/** What a table's filter offers while a term is typed: keys, then what this account has for them. */
import { t } from '../../../shared/messages'
import { filterValue } from '../../../shared/filter'
import { filterKeys, type TableName } from '../../../shared/tables'
import type { AppState } from '../../state/app.svelte'
import type { Suggestion, TypedTerm } from '../filter-completion'

const keysOf = (table: TableName) => Object.entries(filterKeys[table])

export async function filterSuggestions(
  { client, question }: AppState,
  table: TableName,
  { begins, key }: TypedTerm,
): Promise<readonly Suggestion[]> {
  if (key === undefined) {
    const typed = begins.toLowerCase()
    if (typed === '') return []
    return keysOf(table)
      .filter(([name]) => name.startsWith(typed))
      .map(([name, takes]) => ({ text: `${name}:`, note: t(`tables.key.${takes}`) }))
  }
  const found = await client.api.tables.values({ ...question, table, key, begins })
  if (!found.ok) return []
  return found.value.values
    .filter(({ value }) => value !== begins)
    .map(({ name, value }) => ({
      text: `${key}:${filterValue(value)}`,
      ...(name === undefined ? {} : { note: name }),
    }))
}
