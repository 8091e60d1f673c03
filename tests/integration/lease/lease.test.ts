import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import { tryLease, withLease } from '../../../src/main/lease'
import { temporaryFolder } from '../../support/account'
import { startNode } from '../../support/node-process'

const leaseFile = () => path.join(temporaryFolder(), 'locks', 'one')

describe('a lease', () => {
  it('is held once in a process, until it is released', () => {
    const file = leaseFile()
    const lease = tryLease(file)
    expect(lease).toBeDefined()
    expect(tryLease(file)).toBeUndefined()
    lease?.release()
    lease?.release()
    const next = tryLease(file)
    expect(next).toBeDefined()
    next?.release()
    if (process.platform !== 'win32') {
      expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
    }
  })

  it('stands in the way of no other', () => {
    const folder = temporaryFolder()
    const leases = ['a', 'b'].map((name) => tryLease(path.join(folder, name)))
    expect(leases.every((lease) => lease !== undefined)).toBe(true)
    leases.forEach((lease) => lease?.release())
  })

  it('of another process is seen, and given back when that ends it', async () => {
    const file = leaseFile()
    const holder = startNode('integration/lease/hold.ts', [file])
    expect(await holder.line()).toBe('held')
    expect(tryLease(file)).toBeUndefined()
    const second = startNode('integration/lease/hold.ts', [file])
    expect(await second.line()).toBe('taken')
    holder.child.stdin?.write('end')
    await holder.ended()
    const lease = tryLease(file)
    onTestFinished(() => lease?.release())
    expect(lease).toBeDefined()
  })

  it('is given back by the system when its process is killed', async () => {
    const file = leaseFile()
    const holder = startNode('integration/lease/hold.ts', [file])
    expect(await holder.line()).toBe('held')
    const waiting = withLease(file, () => Promise.resolve('had it'))
    expect(tryLease(file)).toBeUndefined()
    holder.child.kill('SIGKILL')
    expect(await waiting).toBe('had it')
  })

  it('lets processes at it one after another', async () => {
    const file = leaseFile()
    const counter = path.join(temporaryFolder(), 'counter')
    writeFileSync(counter, '0')
    const processes = [1, 2, 3].map(() =>
      startNode('integration/lease/count.ts', [file, counter, '10']).ended(),
    )
    expect((await Promise.all(processes)).map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ])
    expect(readFileSync(counter, 'utf8')).toBe('30')
  })

  it('is given back when the work fails', async () => {
    const file = leaseFile()
    await expect(withLease(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLease(file, () => Promise.resolve(1))).toBe(1)
  })

  it('is not waited for any longer when that is cancelled', async () => {
    const file = leaseFile()
    const lease = tryLease(file)
    const controller = new AbortController()
    let worked = false
    const work = async () => void (worked = true)
    const waiting = withLease(file, work, controller.signal)
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    lease?.release()
    expect(worked).toBe(false)
    const free = tryLease(file)
    onTestFinished(() => free?.release())
    expect(free).toBeDefined()
  })
})
