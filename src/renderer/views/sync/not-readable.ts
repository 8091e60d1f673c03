import type { Part } from '../../../shared/schemas/common'

/** Access keys of apps in which EnOS refused every answer about a user that it was asked for. */
export function notReadableApps(parts: readonly Part[]): string[] {
  const refused = new Map<string, boolean>()
  for (const { kind, subject, status } of parts) {
    if (kind !== 'user-app-resources') continue
    const app = subject.slice(subject.indexOf(' ') + 1)
    refused.set(app, status === 'refused' && refused.get(app) !== false)
  }
  return [...refused].filter(([, everywhere]) => everywhere).map(([app]) => app)
}
