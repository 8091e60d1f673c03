import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { callChannel, eventChannel } from '../../shared/channels'
import type { Result } from '../../shared/result'
import type { Core } from '../core-types'
import { isOurPage } from './trust'

/** The only place where the main process listens to pages. */
export function answerCalls(ipcMain: Pick<IpcMain, 'handle'>, core: Pick<Core, 'invoke'>): void {
  ipcMain.handle(
    callChannel,
    async (
      event: IpcMainInvokeEvent,
      group: unknown,
      call: unknown,
      input: unknown,
      language: unknown,
    ) => {
      if (!isOurPage(event.senderFrame)) return refused('Only the app’s own page may call')
      if (typeof group !== 'string' || typeof call !== 'string') {
        return refused('A call has a group and a name')
      }
      return core.invoke(group, call, input, typeof language === 'string' ? language : undefined)
    },
  )
}

function refused(message: string): Result<never> {
  return { ok: false, error: { code: 'unauthorised', message } }
}

type Receiver = Pick<WebContents, 'isDestroyed' | 'send' | 'mainFrame'>

/**
 * Passes events on to the pages that are ours at that moment.
 *
 * @param receivers gives the windows' contents
 * @returns its unsubscribe function
 */
export function sendEvents(
  core: Pick<Core, 'subscribe'>,
  receivers: () => readonly Receiver[],
): () => void {
  return core.subscribe((event) => {
    for (const receiver of receivers()) {
      if (!receiver.isDestroyed() && isOurPage(receiver.mainFrame)) {
        receiver.send(eventChannel, event)
      }
    }
  })
}
