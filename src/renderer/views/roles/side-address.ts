/** Where a side of a comparison is shown by itself, in its own account and snapshot. */
import type { ComparedSide, CompareSides } from '../../../shared/schemas/compare'
import type { Router } from '../../state/router.svelte'
import type { Side } from '../../state/sides'

/** @param chosen the side as the address has it */
export function sideAddress(
  router: Router,
  kind: CompareSides,
  { account, id, snapshot }: ComparedSide,
  chosen: Side | undefined,
): string {
  const sel = `${kind === 'roles' ? 'role' : 'user'}:${id}`
  const at = chosen?.at === undefined ? {} : { at: String(snapshot.id) }
  return router.address(kind, { sel, ...at }, account.id)
}
