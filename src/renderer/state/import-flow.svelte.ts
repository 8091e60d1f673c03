/**
 * Bringing saved answers in, from the chosen files to the report. It belongs to the window and not to
 * the dialog: an import goes on when the dialog is closed, and what was typed stays until it is done.
 */
import type { ErrorValue } from '../../shared/result'
import type { ImportQuestion, ImportReport } from '../../shared/schemas/imports'
import type { Client } from '../client'
import type { ChosenFile } from './chosen-files'
import type { Session } from './session.svelte'

export type ImportStep = 'idle' | 'choose' | 'sending' | 'running' | 'asks' | 'report'

const emptyAnswers = {
  organization: '',
  user: '',
  app: '',
  role: '',
  encoding: '',
  taken: '',
  mixed: false,
}

export class ImportFlow {
  step = $state<ImportStep>('idle')
  /** Whether the dialog is on show. */
  open = $state(false)
  files = $state.raw<ChosenFile[]>([])
  /** Id of an account that is already there; empty for a new one. */
  account = $state('')
  newName = $state('')
  answers = $state({ ...emptyAnswers })
  whole = $state<string[]>([])
  error = $state.raw<ErrorValue>()
  sentBytes = $state(0)
  run = $state<string>()
  questions = $state.raw<ImportQuestion[]>([])
  report = $state.raw<ImportReport>()

  readonly #client: Client
  readonly #session: Session
  #upload: string | undefined
  #sending: AbortController | undefined

  constructor(client: Client, session: Session) {
    this.#client = client
    this.#session = session
  }

  get bytes(): number {
    return this.files.reduce((sum, { file }) => sum + file.size, 0)
  }

  get busy(): boolean {
    return this.step === 'sending' || this.step === 'running'
  }

  get ready(): boolean {
    return this.files.length > 0 && (this.account !== '' || this.newName.trim() !== '')
  }

  choose(files: ChosenFile[], account: string): void {
    this.open = true
    if (files.length === 0 || this.busy) return
    if (this.step === 'choose') {
      const known = new Set(this.files.map(({ path }) => path))
      this.files = [...this.files, ...files.filter(({ path }) => !known.has(path))]
    } else {
      this.#forget()
      this.files = files
      this.account = account
      this.newName = suggestedName(files)
    }
    this.step = 'choose'
  }

  /** @param ask false: what is still open after this is left out, and the report says so */
  async start(ask = true): Promise<void> {
    this.error = undefined
    const asked = new Set(this.step === 'asks' ? this.questions.map(({ kind }) => kind) : [])
    if (this.#upload === undefined && !(await this.#send())) return
    const { organization, user, app, role, encoding, taken, mixed } = this.answers
    this.step = 'running'
    const started = await this.#client.api.imports.start({
      upload: this.#upload ?? '',
      account: this.account === '' ? this.newName.trim() : this.account,
      ask,
      options: {
        ...(organization === '' ? {} : { organization }),
        ...(user === '' ? {} : { user }),
        ...(app === '' ? {} : { app }),
        ...(role === '' ? {} : { role }),
        ...(encoding === '' ? {} : { encoding }),
        ...(taken === '' ? {} : { taken }),
        ...(this.whole.length === 0 ? {} : { whole: [...this.whole] }),
        ...(mixed ? { mixed } : {}),
      },
    })
    if (!started.ok) return this.#failed(started.error)
    this.run = started.value.run
    const run = await this.#session.ended(started.value.run)
    this.run = undefined
    if (run.report === undefined) {
      return this.#failed(run.error ?? { code: 'cancelled', message: '' })
    }
    if (run.report.state === 'asks') {
      // What the person saw and left open stays out; only a question of another kind is new.
      if (run.report.questions.every(({ kind }) => asked.has(kind))) return this.start(false)
      this.questions = run.report.questions
      this.step = 'asks'
      return
    }
    this.#upload = undefined
    this.report = run.report
    this.step = 'report'
  }

  cancel(): void {
    this.#sending?.abort()
    if (this.run !== undefined) this.#session.cancel(this.run)
  }

  /** Away with the dialog; what is running goes on, and what was only typed is dropped. */
  close(): void {
    this.open = false
    if (!this.busy && this.step !== 'asks') this.dismiss()
  }

  dismiss(): void {
    this.open = false
    this.#forget()
    this.step = 'idle'
  }

  back(): void {
    this.step = 'choose'
  }

  /** Sends the files one after the other; true when all are there. */
  async #send(): Promise<boolean> {
    this.step = 'sending'
    this.sentBytes = 0
    const created = await this.#client.api.uploads.create({
      files: this.files.map(({ file, path }) => ({ path, size: file.size })),
    })
    if (!created.ok) {
      this.#failed(created.error)
      return false
    }
    this.#sending = new AbortController()
    let before = 0
    for (const [index, { file }] of this.files.entries()) {
      const sent = await this.#client.upload(file, created.value.tickets[index] ?? '', {
        signal: this.#sending.signal,
        onProgress: (bytes) => (this.sentBytes = before + bytes),
      })
      if (!sent.ok) {
        void this.#client.api.uploads.discard({ upload: created.value.upload })
        this.#failed(sent.error)
        return false
      }
      before += file.size
      this.sentBytes = before
    }
    this.#upload = created.value.upload
    return true
  }

  #failed(error: ErrorValue): void {
    // The server may have dropped the files with the failed import; they are sent anew.
    this.#upload = undefined
    this.error = error
    this.step = 'choose'
  }

  #forget(): void {
    if (this.#upload !== undefined) void this.#client.api.uploads.discard({ upload: this.#upload })
    this.#upload = undefined
    this.files = []
    this.answers = { ...emptyAnswers }
    this.whole = []
    this.error = undefined
    this.questions = []
    this.report = undefined
  }
}

/** The folder that was dropped is usually named after the client. */
function suggestedName(files: ChosenFile[]): string {
  const [folder, ...rest] = (files[0]?.path ?? '').split('/')
  return rest.length > 0 && folder !== undefined ? folder : ''
}
