/** What is read of organizations of EnOS, as it is typed and chosen. */
import { t } from '../../../shared/messages'
import type { ConnectionGuideOf, EnosReading } from '../../../shared/schemas/connections'

const mostApps = 1_000
const fastest = 1_000

export class ReadingInput {
  /** Access keys, with commas, spaces or new lines between them. */
  apps = $state('')
  findApps = $state(true)
  /** Languages, BCP 47. */
  language = $state('en-US')
  further = $state<string[]>([])
  /** Null where the field is empty. */
  requestsPerSecond = $state<number | null>(null)

  get accessKeys(): string[] {
    return [...new Set(this.apps.split(/[\s,;]+/).filter((key) => key !== ''))]
  }

  get appsProblem(): string | undefined {
    const { length } = this.accessKeys
    if (length > mostApps) return t('reading.appsTooMany', { value: length })
    return length === 0 && !this.findApps ? t('reading.appsNone') : undefined
  }

  get ceilingProblem(): string | undefined {
    const value = this.requestsPerSecond
    const right = value !== null && Number.isInteger(value) && value >= 1 && value <= fastest
    return right ? undefined : t('reading.ceilingWrong')
  }

  get ready(): boolean {
    return this.appsProblem === undefined && this.ceilingProblem === undefined
  }

  /** @param reading what is read now; absent: nothing was chosen yet */
  begin(reading: EnosReading | undefined): void {
    const [language = 'en-US', ...further] = reading?.locales ?? []
    this.apps = reading?.apps.join('\n') ?? ''
    this.findApps = reading?.findApps ?? true
    this.language = language
    this.further = further
    this.requestsPerSecond = reading?.requestsPerSecond ?? null
  }

  guided({ requestsPerSecond }: ConnectionGuideOf<'enos'>): void {
    this.requestsPerSecond ??= requestsPerSecond.ceiling
  }

  get reading(): EnosReading {
    return {
      apps: this.accessKeys,
      findApps: this.findApps,
      locales: [this.language, ...this.further.filter((locale) => locale !== this.language)],
      requestsPerSecond: this.requestsPerSecond ?? 1,
    }
  }
}
