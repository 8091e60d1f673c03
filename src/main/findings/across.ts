/**
 * A combination over several accounts. The same person is who has the same e-mail address there; who has
 * none is a person of their own, and it is said how many of these matter.
 */
import type { RuleOf, RuleTerm } from '../../shared/schemas/rules'
import type { FindingProof } from '../../shared/schemas/findings'
import { say } from '../../shared/sentences/findings'
import { names, userResult } from './kinds/combination'
import { holdingProof, rolesToTake } from './kinds/holding-proof'
import { takeRoles } from './kinds/take-roles'
import { holdersOfAny, namedPermissions, type NamedPermissions } from './named-permissions'
import type { Place } from './place'
import { no, sorted, yes, type Known, type RuleResult } from './rule-result'

type Combination = RuleOf<'toxic-combination'>

export const isAcross = (rule: Combination): boolean =>
  rule.terms.some(({ account, connector }) => account !== undefined || connector !== undefined)

interface Member {
  place: Place
  user: number
}

interface TermAt {
  place: Place
  named: NamedPermissions
  marks: Known
}

export const fits = ({ account, connector }: RuleTerm, place: Place): boolean =>
  (account === undefined || account === place.account.id || account === place.account.name) &&
  (connector === undefined || connector === place.account.connector)

/** @param unread how many accounts there are of which nothing can be said */
export function combinationAcross(
  rule: Combination,
  places: readonly Place[],
  unread: number,
): RuleResult {
  const terms = rule.terms.map((term) =>
    places
      .filter((place) => fits(term, place))
      .map((place): TermAt => {
        const named = namedPermissions(place.index, term.anyOf)
        return { place, named, marks: holdersOfAny(place.index, named) }
      }),
  )
  const people = peopleOf(places.filter((place) => terms.flat().some((at) => at.place === place)))
  const termMarks = (at: readonly TermAt[], members: readonly Member[]): number =>
    Math.max(
      no,
      ...at.flatMap(({ marks, place }) =>
        members.flatMap((member) => (member.place === place ? [marks[member.user]!] : [])),
      ),
    )
  let nameless = 0
  const marks: Known = Uint8Array.from(people, ({ email, members }) => {
    const each = terms.map((at) => termMarks(at, members))
    const known = Math.min(...each)
    if (email === undefined && known !== yes && each.some((mark) => mark !== no)) nameless++
    return known
  })
  const { found, possible } = sorted(marks)
  const parts = terms.flat().map((at) => userResult(at.place, at.marks, [at.named]))
  const absent = rule.terms.filter((_, at) => terms[at]!.length === 0)
  return {
    found,
    possible,
    moreThan: 0,
    whole:
      unread === 0 && nameless === 0 && absent.length === 0 && parts.every(({ whole }) => whole),
    subjectOf: (person) => {
      const { members } = people[person]!
      return { ...members[0]!, members }
    },
    proofOf: (person) =>
      terms.flatMap((at, number) =>
        proofOfTerm(at, people[person]!.members, names(rule.terms[number]!.anyOf)),
      ),
    editsFor: (person) => {
      if (marks[person] !== yes) return []
      const { members } = people[person]!
      // Edits are of one account: of the person's first.
      const [first] = members
      const ways = terms.flatMap((at) => {
        const here = at.find(({ place }) => place === first!.place)
        const elsewhere = at.some(
          (one) =>
            one !== here &&
            members.some(({ place, user }) => place === one.place && one.marks[user] !== no),
        )
        if (here === undefined || elsewhere || here.marks[first!.user] !== yes) return []
        const roles = rolesToTake(first!.place.index, first!.user, here.named)
        return roles === undefined ? [] : [roles]
      })
      const [fewest] = ways.sort((a, b) => a.length - b.length)
      return fewest === undefined ? [] : takeRoles(first!.place.index, first!.user, fewest)
    },
    whyNoEdits: say.noEditAcross,
    missing: () => parts.flatMap((part) => part.missing()).slice(0, 20),
    limits: [
      ...new Set(parts.flatMap(({ limits }) => limits)),
      say.limitSameEmail,
      ...(nameless > 0 ? [say.limitEmail(nameless)] : []),
      ...absent.map(({ account, connector }) => say.limitNoAccount(account ?? connector ?? '')),
    ],
  }
}

interface Person {
  /** Undefined: a person of their own. */
  email: string | undefined
  members: Member[]
}

function peopleOf(places: readonly Place[]): Person[] {
  const byEmail = new Map<string, Person>()
  const people: Person[] = []
  for (const place of places) {
    place.index.facts.users.forEach(({ email: given }, user) => {
      const email = given?.trim().toLocaleLowerCase('en')
      const known = email === undefined || email === '' ? undefined : byEmail.get(email)
      if (known) {
        known.members.push({ place, user })
        return
      }
      const person: Person = { email: email === '' ? undefined : email, members: [{ place, user }] }
      people.push(person)
      if (person.email !== undefined) byEmail.set(person.email, person)
    })
  }
  return people
}

function proofOfTerm(
  at: readonly TermAt[],
  members: readonly Member[],
  wanted: readonly string[],
): FindingProof[] {
  return at.flatMap(({ marks, named, place }) =>
    members
      .filter(({ place: other, user }) => other === place && marks[user] !== no)
      .flatMap(({ user }) =>
        holdingProof(place.index, user, named, wanted).map((proof) => ({
          ...proof,
          account: { id: place.account.id, name: place.account.name },
        })),
      ),
  )
}
