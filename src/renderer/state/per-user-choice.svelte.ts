/** For whom EnOS's own answers are read by the next sync, while a person chooses. */
import { t } from '../../shared/messages'
import type { UserBrief } from '../../shared/schemas/access'
import type { PerUserAnswers, SyncEstimate } from '../../shared/schemas/syncs'

export const perUserWays = ['none', 'sample', 'all', 'users'] as const
export type PerUserWay = (typeof perUserWays)[number]

/** As the contract takes them. */
const mostUsers = 10_000

export class PerUserChoice {
  of = $state<PerUserWay>('none')
  users = $state.raw<readonly UserBrief[]>([])
  /** More of them by id, with commas, spaces or new lines between them: where nobody can be listed. */
  typed = $state('')

  constructor(of: PerUserWay) {
    this.of = of
  }

  get ready(): boolean {
    return this.of !== 'users' || (this.ids.length > 0 && this.problem === undefined)
  }

  get ids(): string[] {
    const typed = this.typed.split(/[\s,;]+/).filter((id) => id !== '')
    return [...new Set([...this.users.map(({ id }) => id), ...typed])]
  }

  get problem(): string | undefined {
    const { length } = this.ids
    return length > mostUsers ? t('perUser.usersTooMany', { value: length }) : undefined
  }

  add(user: UserBrief): void {
    if (!this.users.some(({ id }) => id === user.id)) this.users = [...this.users, user]
  }

  remove(user: UserBrief): void {
    this.users = this.users.filter(({ id }) => id !== user.id)
  }

  get answers(): PerUserAnswers {
    return this.of === 'users' ? { of: 'users', users: this.ids } : { of: this.of }
  }

  /** @returns all requests of a sync that reads so; undefined where that cannot be known yet */
  requests(way: PerUserWay, { base, perUser, apps }: SyncEstimate): number | undefined {
    if (way === 'none') return base
    if (way === 'users') return apps === undefined ? undefined : base + this.ids.length * apps
    const answers = perUser?.[way]
    return answers === undefined ? undefined : base + answers
  }
}
