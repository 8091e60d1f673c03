/** A synced organization, held against what it really is. */
import { createCore } from '../../../src/main/core'
import { apiOver } from '../../../src/shared/contract'
import {
  byRoles,
  comparedWithTruth,
  differencesOf,
  trueDifferences,
  vendorsWord,
} from '../../integration/sync-enos/against-truth'
import type { Truth } from '../../servers/enos/types'

export interface Checked {
  yes: number
  no: number
  unknown: number
  wrong: number
  differences: number
  /** Those that are there and not told, or told and not there. */
  wrongDifferences: number
}

/**
 * @param data folder of the account `Bench`
 * @param truth address that tells it
 * @param answers whether all of EnOS's own answers were read
 */
export async function checked(data: string, truth: string, answers: boolean): Promise<Checked> {
  const told = (await (await fetch(truth)).json()) as Truth
  const core = await createCore({ dataFolder: data, face: 'cli', version: '0.0.0' })
  try {
    const asking = { api: apiOver(core.invoke) }
    const against = answers ? vendorsWord : byRoles
    const { wrong, ...counts } = await comparedWithTruth(asking, told, against, 'Bench')
    const differences = new Set(await differencesOf(asking, 'Bench'))
    const real = new Set(answers ? trueDifferences(told) : [])
    return {
      ...counts,
      wrong: wrong.length,
      differences: differences.size,
      wrongDifferences: differences.symmetricDifference(real).size,
    }
  } finally {
    await core.close()
  }
}
