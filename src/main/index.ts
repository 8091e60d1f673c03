/**
 * The desktop app's entry: hands Electron's objects to the pieces in electron/. What must happen before
 * Electron is ready happens while this file is evaluated; awaiting `whenReady` here would never end.
 */
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { errorValue } from '../shared/result'
import { builtWorkers, preloadFile, rendererFolder } from './built-files'
import { createCore } from './core'
import { defaultDataFolder, makeDataFolder } from './data-folder'
import { answerCalls, sendEvents } from './electron/ipc'
import { menuTemplate } from './electron/menu'
import { registerScheme, serveApp } from './electron/protocol'
import { lockContents, lockSession } from './electron/security'
import { openPage, rememberPlace, windowOptions } from './electron/window'
import { reachable, readPlace } from './electron/window-place'
import { version } from './version'

/** Hosts that links of the page may open in the user's browser. No view has such a link yet. */
const linkedHosts: readonly string[] = []

const dataFolder = defaultDataFolder()

app.enableSandbox()
registerScheme(protocol)
// Chromium's own files; they also make the single instance one of its data folder.
app.setPath('userData', path.join(dataFolder, 'electron'))

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, (address) => void shell.openExternal(address), linkedHosts)
  })
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.whenReady().then(start).catch(giveUp)
}

function giveUp(error: unknown): void {
  const { message, hint } = errorValue(error)
  dialog.showErrorBox('Permiscope cannot start', hint ? `${message}\n\n${hint}` : message)
  app.exit(1)
}

async function start(): Promise<void> {
  await makeDataFolder(dataFolder)
  const core = await createCore({
    dataFolder,
    face: 'desktop',
    version,
    // Only ever an address of the server that is signed in to (connections/sign-in.ts).
    openExternal: (address) => void shell.openExternal(address).catch(() => undefined),
    ...builtWorkers(import.meta.url),
  })
  lockSession(session.defaultSession)
  serveApp(protocol, core, rendererFolder(import.meta.url))
  answerCalls(ipcMain, core)
  sendEvents(core, () => BrowserWindow.getAllWindows().map((window) => window.webContents))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, packaged: app.isPackaged })),
  )

  const open = (): Promise<void> => {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const place = reachable(readPlace(dataFolder), areas)
    const window = new BrowserWindow(windowOptions(preloadFile(import.meta.url), place))
    if (place?.maximized === true) window.maximize()
    rememberPlace(window, dataFolder)
    return openPage(window)
  }
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open().catch(giveUp)
  })
  app.on('window-all-closed', () => {
    // On macOS an app stays in the dock without a window.
    if (process.platform !== 'darwin') app.quit()
  })
  app.once('will-quit', (event) => {
    event.preventDefault()
    void core.close().finally(() => app.exit())
  })

  await open()
  // scripts/start.mjs waits for this line: without it, a bad end means that Electron cannot run here.
  process.stdout.write('Permiscope is open\n')
}
