/** Get Organization User List: the roster, in pages that are counted from 0. */
import { badParameter } from '../errors'
import type { User, World } from '../world'
import { inBody, organizationOf, said, type SimRequest } from './request'

/** The page speaks of no other size; what is larger is not documented. */
const LARGEST_PAGE = 1_000

interface Page {
  pageNo: number
  pageSize: number
}

/** "Organization ID and pagination value are required" (31400). */
function pageAsked(request: SimRequest): Page {
  const given = inBody(request, 'pagination')
  if (typeof given !== 'object' || given === null) throw badParameter('pagination is required')
  const { pageNo = 0, pageSize = LARGEST_PAGE } = given as Partial<Record<keyof Page, unknown>>
  const isCount = (value: unknown): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  if (!isCount(pageNo) || !isCount(pageSize) || pageSize < 1 || pageSize > LARGEST_PAGE) {
    throw badParameter('pagination is invalid')
  }
  return { pageNo, pageSize }
}

/** Unix milliseconds as text. */
function timeAsked(request: SimRequest, name: string, otherwise: number): number {
  const given = inBody(request, name)
  if (given === undefined) return otherwise
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given)
  throw badParameter(`${name} is invalid`)
}

const timeOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')

/** What the holders of a role are shown with, too. */
export const memberOf = ({ id, name, email, phone, phoneArea }: User) => ({
  userId: id,
  email,
  phone,
  phoneArea,
  name,
})

const rosterEntry = (user: User): object => ({
  ...memberOf(user),
  ...(user.domain === undefined ? {} : { domain: user.domain }),
  company: user.company,
  department: user.department,
  position: user.position,
  createdTime: timeOf(user.created),
  joinTime: timeOf(user.joined),
  updatedTime: timeOf(user.updated),
})

export function listUsers(world: World, request: SimRequest): object {
  const organization = organizationOf(world, said(request, 'orgId'))
  const { pageNo, pageSize } = pageAsked(request)
  const from = timeAsked(request, 'startUpdatedTime', 0)
  const to = timeAsked(request, 'endUpdatedTime', Infinity)
  const ids = inBody(request, 'userIds')
  const wanted = Array.isArray(ids) && ids.length > 0 ? new Set<unknown>(ids) : undefined
  const users = organization.users.filter(
    ({ id, updated }) => updated >= from && updated <= to && (wanted?.has(id) ?? true),
  )
  const total = users.length
  return {
    users: users.slice(pageNo * pageSize, (pageNo + 1) * pageSize).map(rosterEntry),
    pagination: {
      totalElements: request.quirks.has('ids-as-numbers') ? String(total) : total,
      pageNo,
      pageSize,
    },
  }
}
