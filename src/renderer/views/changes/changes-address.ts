/** What the address says about the changes that are looked at. */
import type { Input } from '../../../shared/contract'
import type { Router } from '../../state/router.svelte'

export const changesTabs = ['effect', 'facts', 'who', 'history'] as const
export type ChangesTab = (typeof changesTabs)[number]

/** Without pages: what every question about two snapshots begins with. */
export type ChangesInput = Omit<Input<'changes', 'between'>, 'offset' | 'limit'>

const given = <T extends string>(name: T, value: string): { [K in T]?: string } =>
  (value === '' ? {} : { [name]: value }) as { [K in T]?: string }

export function changesInput(router: Router): ChangesInput {
  return {
    account: router.account,
    ...given('since', router.parameter('since')),
    ...given('at', router.parameter('at')),
    ...given('user', router.parameter('user')),
    ...given('role', router.parameter('role')),
    ...given('permission', router.parameter('permission')),
    ...given('app', router.parameter('app')),
  }
}
