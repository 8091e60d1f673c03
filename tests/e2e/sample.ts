import { expect } from '@playwright/test'
import type { Input, Output } from '../../src/shared/contract'
import type { Result } from '../../src/shared/result'

/** Makes the sample account without a page. @returns its id */
export async function makeSample(address: string): Promise<string> {
  const { origin, hash } = new URL(address)
  const token = hash.slice('#token='.length)
  async function call<Value>(name: string, input: unknown): Promise<Value> {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-permiscope-token': token },
      body: JSON.stringify(input),
    })
    const result = (await response.json()) as Result<Value>
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }

  const input: Input<'runs', 'get'> = await call<Output<'imports', 'sample'>>('imports/sample', {})
  let account: string | undefined
  await expect
    .poll(async () => {
      const run = await call<Output<'runs', 'get'>>('runs/get', input)
      account = run.result?.account.id
      return run.status
    })
    .toBe('done')
  if (account === undefined) throw new Error('The run made no account')
  return account
}
