/** Whatever goes wrong on the way: the snapshot is whole, or says what of it is not; and never says what is not so. */
import { describe, expect, it } from 'vitest'
import { faultNames, type FaultName } from '../../servers/ringcentral/types'
import { comparedWithTruth, simulated, synced, wrongParts } from './synced'

/** Under these the account itself changes while it is read. */
const changing: readonly FaultName[] = ['rows-appear', 'rows-vanish']

/** Under these a list is said not to be whole, or is read anew until it is. */
const bending: readonly FaultName[] = [...changing, 'duplicates']

describe.each(faultNames.map((fault) => [fault]))('with the fault %s', (fault) => {
  it('a sync ends whole or honestly partial', { timeout: 60_000 }, async () => {
    const vendor = await simulated({ users: 1_200, seed: 11, faults: [fault] })
    const one = await synced(vendor)
    const report = await one.sync()
    expect(vendor.stats().faults?.[fault]).toBeGreaterThan(0)
    const notWhole = report.parts.filter(({ status }) => status !== 'whole')
    if (bending.includes(fault)) {
      expect(report.snapshot.status).toBe('partial')
      expect(notWhole.map(({ reason }) => reason).join()).toMatch(/changed while being read/)
    } else {
      expect(notWhole).toEqual([])
      expect(report.snapshot.status).toBe('whole')
    }
    const truth = vendor.truth()
    if (!changing.includes(fault)) {
      expect(await wrongParts(one, report, truth)).toEqual([])
      expect((await comparedWithTruth(one, truth)).wrong).toEqual([])
    }
    expect(vendor.stats()).toMatchObject({ forbidden: [], penalties: 0 })
  })
})

describe.each([['rows-appear'], ['rows-vanish'], ['duplicates']] as const)(
  'a list that moves once (%s)',
  (fault) => {
    it('is read again, and is then what there is', async () => {
      const vendor = await simulated({ users: 1_200, seed: 12 })
      vendor.setFaults([fault], 1)
      const one = await synced(vendor)
      const report = await one.sync()
      expect(vendor.stats().faults?.[fault]).toBe(1)
      expect(report.snapshot.status).toBe('whole')
      const truth = vendor.truth()
      expect(await wrongParts(one, report, truth)).toEqual([])
      expect(await comparedWithTruth(one, truth)).toMatchObject({ wrong: [], unknown: 0 })
      if (fault !== 'duplicates') {
        expect(vendor.stats().byOperation['listExtensions']).toBe(2 * 2)
      }
    })
  },
)

describe('lists that move while they are read', () => {
  it('are read three times and then said not to be whole', async () => {
    const vendor = await simulated({ users: 450, seed: 3, faults: ['duplicates'] })
    const one = await synced(vendor)
    const report = await one.sync()
    const list = report.parts.find(({ kind }) => kind === 'assignment-list')
    expect(list).toMatchObject({ status: 'partial' })
    expect(list?.reason).toMatch(/changed while being read/)
    expect(vendor.stats().byOperation['listAssignedRoles']).toBeGreaterThan(2 * 5)
  })
})

describe('an account-wide list that is refused', () => {
  it('is made up for user by user', async () => {
    const vendor = await simulated({ users: 150, faults: ['no-account-assigned-roles'] })
    const one = await synced(vendor)
    const report = await one.sync()
    expect(report.snapshot.status).toBe('whole')
    expect(vendor.stats().byOperation['listUserAssignedRoles']).toBe(vendor.truth().users.length)
    const compared = await comparedWithTruth(one, vendor.truth())
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
  })
})
