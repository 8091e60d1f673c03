/** One kind of error as plain text, to be sent to somebody. */
import { t } from '../../../shared/messages'
import type { Diagnosis } from '../../../shared/schemas/diagnose'

export function diagnosisAsText(item: Diagnosis): string {
  const { permission, portal } = item
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`)]
  return [
    `${item.code}: ${item.message}`,
    t(`family.${item.family}`),
    ...(permission === undefined ? [] : [`${permission.name} (${permission.id})`]),
    ...(permission?.names ?? []).map((name) =>
      [
        t('common.labelled', { label: t(`diagnose.names.${name.from}`), text: name.name }),
        ...(name.section === undefined
          ? []
          : [t('diagnose.names.section', { section: name.section })]),
        `(${name.year === undefined ? name.source : t('diagnose.names.source', { source: name.source, year: String(name.year) })})`,
        ...(name.doubt === undefined ? [] : [t('diagnose.names.doubt', { why: name.doubt })]),
      ].join(' '),
    ),
    item.text,
    ...(portal === undefined ? [] : [[portal.steps, portal.address ?? ''].join(' ').trim()]),
    ...list(
      t('diagnose.users'),
      item.users.map(({ text }) => text),
    ),
    ...list(
      t('diagnose.remedies'),
      item.remedies.map(({ text }) => text),
    ),
    ...item.limits,
  ].join('\n')
}
