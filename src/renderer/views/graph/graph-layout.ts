/** Asks the worker for layouts; only the newest is of use. */
import type { ArrangeInput, Arrangement } from '../../canvas/arrange'
import type { LayoutAnswered, LayoutAsked } from '../../canvas/layout.worker'

export class GraphLayout {
  readonly #worker = new Worker(new URL('../../canvas/layout.worker.ts', import.meta.url), {
    type: 'module',
  })
  #number = 0
  #laid: ((arrangement: Arrangement) => void) | undefined

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutAnswered>) => {
      if (data.number === this.#number) this.#laid?.(data.arrangement)
    }
  }

  /** @param laid is not called where another layout was asked for meanwhile */
  lay(input: ArrangeInput, font: string, laid: (arrangement: Arrangement) => void): void {
    this.#laid = laid
    const asked: LayoutAsked = { number: ++this.#number, font, input }
    this.#worker.postMessage(asked)
  }

  close(): void {
    this.#worker.terminate()
  }
}
