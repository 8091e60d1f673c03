/** The list of users, page by page. */
import type { Output } from '../../shared/contract'
import type { Result } from '../../shared/result'
import type { UserRow } from '../../shared/schemas/access'
import { RowPages } from './row-pages.svelte'

type UserList = Output<'users', 'list'>
export type UserListHead = Omit<UserList, 'users'>

export class UserPages extends RowPages<UserListHead, UserRow> {
  constructor() {
    super(200)
  }

  openList(
    load: (offset: number, limit: number) => Promise<Result<UserList>>,
    another: boolean,
  ): void {
    this.open(async (offset, limit) => {
      const result = await load(offset, limit)
      if (!result.ok) return result
      const { users, ...head } = result.value
      return { ok: true, value: { head, total: head.total, rows: users } }
    }, another)
  }
}
