/** Tells the files of a contradiction of each other. */
import type { FileReport } from './report'
import { contradictionInWords, type Subjects } from './subjects'

export function tellContradictions(subjects: Subjects): void {
  const said = new Map<FileReport, number>()
  const contradicted = new Map<FileReport, { times: number; first: string }>()
  for (const { sayings, contradiction } of subjects.all()) {
    for (const {
      from: { file },
    } of sayings)
      said.set(file, (said.get(file) ?? 0) + 1)
    const [first] = sayings
    if (contradiction === undefined || first === undefined) continue
    const text = `${contradictionInWords(first.item, contradiction)}; neither came in`
    for (const file of new Set(contradiction.sources.map(({ file }) => file))) {
      file.remarks.add(text)
    }
    for (const {
      from: { file },
    } of sayings) {
      const earlier = contradicted.get(file)
      contradicted.set(file, { times: (earlier?.times ?? 0) + 1, first: earlier?.first ?? text })
    }
  }
  for (const [file, { times, first }] of contradicted) {
    if (times === said.get(file)) file.fail(`Nothing of it came in: ${first}.`)
  }
}
