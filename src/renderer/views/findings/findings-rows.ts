/** The rows of the table of findings: which of them are shown, and how one is named in the address. */
import type { Finding } from '../../../shared/schemas/findings'

export const findingChoices = ['open', 'all'] as const
export type FindingChoice = (typeof findingChoices)[number]

/** A rule is asked of each account by itself, or of all together. */
export const findingKey = ({ account, rule }: Finding): string =>
  account === undefined ? rule.id : `${rule.id}@${account.id}`

export const isOpen = ({ state }: Finding): boolean =>
  state === 'found' || state === 'possible' || state === 'excepted'

export function chosenFindings(
  findings: readonly Finding[],
  choice: FindingChoice,
  filter: string,
): Finding[] {
  const wanted = filter.trim().toLocaleLowerCase()
  return findings.filter(
    (finding) =>
      (choice === 'all' || isOpen(finding)) &&
      [
        finding.rule.id,
        finding.rule.title,
        finding.rule.severity,
        finding.account?.name ?? '',
      ].some((text) => text.toLocaleLowerCase().includes(wanted)),
  )
}
