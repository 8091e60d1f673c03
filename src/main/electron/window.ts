import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { startAddress } from './origin'
import { writePlace, type WindowPlace } from './window-place'

/**
 * Most of these are Electron's defaults; they are written down so that nobody has to know that.
 *
 * @param preload the built preload's path @param place where it was when it was last open
 */
export function windowOptions(
  preload: string,
  place?: WindowPlace,
): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 840,
    ...place?.bounds,
    minWidth: 720,
    minHeight: 480,
    title: 'Permiscope',
    // Shown when painted; an empty white window looks broken.
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  }
}

/** Loads the page and shows the window when it has something to show. */
export async function openPage(
  window: Pick<BrowserWindow, 'once' | 'show' | 'loadURL'>,
): Promise<void> {
  window.once('ready-to-show', () => window.show())
  await window.loadURL(startAddress)
}

/** Keeps where the window is when it closes. */
export function rememberPlace(
  window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>,
  dataFolder: string,
): void {
  window.on('close', () => {
    writePlace(dataFolder, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
}
