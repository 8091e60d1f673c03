import type { MenuItemConstructorOptions } from 'electron'

export interface MenuFacts {
  platform: NodeJS.Platform
  /** False in a checkout, where the developer tools are offered. */
  packaged: boolean
}

/**
 * The application menu. All entries are Electron's own roles: they carry the system's wording and
 * shortcuts, and copying does not work on macOS without them.
 */
export function menuTemplate({ platform, packaged }: MenuFacts): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const tools: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: packaged ? zoom : [...zoom, ...tools] },
    { role: 'windowMenu' },
  ]
}
