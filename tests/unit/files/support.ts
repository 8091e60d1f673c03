/** Writes saved answers to a real folder and reads them as an import does. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  readSavedAnswers,
  type ReadContext,
  type ReadOutcome,
  type SavedFile,
} from '../../../src/main/connectors/files/read'
import type { PartDraft } from '../../../src/main/connectors/parts'
import type { ImportedFile } from '../../../src/shared/schemas/imports'

const folders: string[] = []

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'permiscope-files-'))
  folders.push(folder)
  return folder
}

/** File name → JSON value, text or bytes. */
export type Contents = Record<string, unknown>

export async function save(contents: Contents): Promise<SavedFile[]> {
  const folder = await newFolder()
  const files: SavedFile[] = []
  for (const [path, content] of Object.entries(contents)) {
    const location = join(folder, `${files.length}`)
    const bytes =
      typeof content === 'string' || content instanceof Uint8Array
        ? content
        : JSON.stringify(content)
    await writeFile(location, bytes)
    files.push({ path, location, size: (await stat(location)).size })
  }
  return files
}

export const read = async (
  files: SavedFile[],
  context: Partial<ReadContext> = {},
): Promise<ReadOutcome> =>
  readSavedAnswers(files, {
    scratchFolder: await newFolder(),
    identity: undefined,
    options: {},
    signal: new AbortController().signal,
    progress: () => undefined,
    ...context,
  })

export const readContents = async (
  contents: Contents,
  options: ReadContext['options'] = {},
): Promise<ReadOutcome> => read(await save(contents), { options })

const FIXTURES = join(import.meta.dirname, '../../fixtures/saved-answers')

/** Fixtures by name below `saved-answers`; a folder stands for all files in it. */
export async function fixtures(...names: string[]): Promise<SavedFile[]> {
  const files: SavedFile[] = []
  for (const name of names) {
    const location = join(FIXTURES, name)
    const stats = await stat(location)
    if (stats.isDirectory()) {
      const entries = await readdir(location)
      files.push(...(await fixtures(...entries.map((entry) => join(name, entry)))))
    } else files.push({ path: name, location, size: stats.size })
  }
  return files
}

export function fileOf(outcome: ReadOutcome, path: string): ImportedFile {
  const file = outcome.files.find((each) => each.path === path)
  if (file === undefined) throw new Error(`The report does not name ${path}.`)
  return file
}

export function draftOf<K extends PartDraft['kind']>(
  outcome: ReadOutcome,
  kind: K,
  subject?: string,
): Extract<PartDraft, { kind: K }> {
  const found = outcome.drafts.filter(
    (draft): draft is Extract<PartDraft, { kind: K }> =>
      draft.kind === kind && (subject === undefined || draft.subject === subject),
  )
  const [draft] = found
  if (draft === undefined || found.length > 1) {
    throw new Error(`There are ${found.length} parts ${kind} ${subject ?? ''}, not one.`)
  }
  return draft
}

export const SERVER = 'https://platform.ringcentral.com'
export const API = `${SERVER}/restapi/v1.0`

export const permission = (id: string, more: Record<string, unknown> = {}) => ({
  uri: `${API}/dictionary/permission/${id}`,
  id,
  displayName: `The permission ${id}`,
  assignable: true,
  readOnly: false,
  siteCompatible: 'Independent',
  category: { uri: `${API}/dictionary/permission-category/Features`, id: 'Features' },
  includedPermissions: [],
  ...more,
})

export const role = (id: string, more: Record<string, unknown> = {}) => ({
  uri: `${API}/dictionary/user-role/${id}`,
  id,
  displayName: `The role ${id}`,
  custom: false,
  scope: 'Self',
  hidden: false,
  siteCompatible: false,
  permissions: [],
  ...more,
})

/** One page of a list, as the vendor pages it. */
export function page(
  path: string,
  all: readonly unknown[],
  number: number,
  perPage: number,
): Record<string, unknown> {
  const start = (number - 1) * perPage
  const records = all.slice(start, start + perPage)
  const totalPages = Math.max(1, Math.ceil(all.length / perPage))
  const joint = path.includes('?') ? '&' : '?'
  const uriOf = (page: number) => ({ uri: `${API}/${path}${joint}page=${page}&perPage=${perPage}` })
  return {
    ...uriOf(number),
    records,
    paging: {
      page: number,
      perPage,
      totalPages,
      totalElements: all.length,
      pageStart: start,
      pageEnd: Math.max(start, start + records.length - 1),
    },
    navigation: number < totalPages ? { nextPage: uriOf(number + 1) } : {},
  }
}
