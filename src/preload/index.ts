/**
 * The bridge to the page: the contract's calls and events, nothing else. It must stay one CommonJS
 * file that requires only 'electron'; see electron.vite.config.ts.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { callChannel, eventChannel } from '../shared/channels'
import { contract, events, type AnyEvent, type Invoke } from '../shared/contract'
import type { Result } from '../shared/result'

const invoke: Invoke = async (group, call, input, language) => {
  if (isCall(group, call)) {
    return (await ipcRenderer.invoke(callChannel, group, call, input, language)) as Result<unknown>
  }
  return {
    ok: false,
    error: { code: 'not-found', message: `There is no call "${group}.${call}"` },
  }
}

function isCall(group: string, call: string): boolean {
  return Object.hasOwn(contract, group) && Object.hasOwn(contract[group as 'app'], call)
}

/** Returns its unsubscribe function. */
function onEvent(listener: (event: AnyEvent) => void): () => void {
  // Electron's own event object stays here: it would hand the page a way to send anything.
  const handler = (_electronEvent: IpcRendererEvent, event: AnyEvent) => {
    if (Object.hasOwn(events, event.name)) listener(event)
  }
  ipcRenderer.on(eventChannel, handler)
  return () => void ipcRenderer.off(eventChannel, handler)
}

contextBridge.exposeInMainWorld('permiscope', { invoke, onEvent })
