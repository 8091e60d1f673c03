/** The measured lines as text for a terminal and as a page of the documentation. */
import { cpus, totalmem } from 'node:os'
import type { MeasuredLine } from './measure'

const verdicts = { true: 'holds', false: 'does not hold' } as const

/** One line with its ways, as a table that a terminal shows. */
export function asText({ line, ways, holds }: MeasuredLine): string {
  const rows = rowsOf({ line, ways, holds })
  const width = Math.max(...rows.map(({ name }) => name.length))
  const head = `${line.name}, milliseconds for one ${line.unit}`
  return [
    head,
    ...rows.map(
      ({ name, median, spread, runs, ratio }) =>
        `  ${name.padEnd(width)}  ${median.padStart(9)}  ${spread.padStart(19)}  ${runs.padStart(4)}  ${ratio.padStart(9)}`,
    ),
    ...(line.budget ? [`  Budget: ${line.budget.text}: ${verdicts[`${holds!}`]}.`] : []),
    ...(line.notes ?? []).map((note) => `  ${note}`),
  ].join('\n')
}

/** The same as Markdown. */
export function asMarkdown(measured: MeasuredLine): string {
  const { line, holds } = measured
  return [
    `### ${line.name}`,
    '',
    `| milliseconds for one ${line.unit} | median | from – to | runs | beside ours |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rowsOf(measured).map(
      ({ name, median, spread, runs, ratio }) =>
        `| ${name} | ${median} | ${spread} | ${runs} | ${ratio} |`,
    ),
    '',
    ...(line.budget ? [`Budget: ${line.budget.text}: **${verdicts[`${holds!}`]}**.`] : []),
    ...(line.notes ?? []),
    '',
  ].join('\n')
}

export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}, ${process.platform}`
}

function rowsOf({ ways }: MeasuredLine) {
  const ours = ways[0]!.median
  return ways.map(({ way, times, median }, number) => ({
    name: way.name,
    median: digits(median),
    spread: `${digits(times[0]!)} – ${digits(times.at(-1)!)}`,
    runs: String(times.length),
    ratio: number === 0 ? '1' : `${digits(median / ours)} ×`,
  }))
}

/** Three digits that mean something, as a person writes them. */
function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toPrecision(2)
}
