/** The Secret Service that the keychain tests talk to: GNOME Keyring on a D-Bus session of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']
const packages = ['dbus', 'gnome-keyring', 'libsecret-1-0']

/**
 * Why the keychain tests cannot run on this machine.
 *
 * @returns {string | undefined}
 */
export function keyringObstacle() {
  if (process.platform !== 'linux') return 'they need a Secret Service, which only Linux has'
  const missing = programs.filter((program) => !isInstalled(program))
  if (!isInstalled('libsecret-1.so.0')) missing.push('libsecret')
  if (missing.length === 0) return undefined
  return `${missing.join(', ')} not installed; Debian and Ubuntu: apt-get install ${packages.join(' ')}`
}

/** Installs what is missing where that is possible, and says what is still missing. */
export function ensureKeyring() {
  const obstacle = keyringObstacle()
  const isDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (obstacle === undefined || process.platform !== 'linux' || !isDebian) return obstacle
  process.stderr.write('No Secret Service found: installing one for the keychain tests …\n')
  const options = {
    stdio: /** @type {const} */ ('inherit'),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  return keyringObstacle()
}

/** @param {string} name of a program or of a shared library */
function isInstalled(name) {
  if (!name.includes('.so')) {
    const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin']
    return folders.some((folder) => existsSync(path.join(folder, name)))
  }
  const known = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((program) => existsSync(program))
  const listed = known ? spawnSync(known, ['-p'], { encoding: 'utf8' }).stdout : ''
  if (listed.includes(name)) return true
  return ['/usr/lib', '/usr/lib64', '/lib'].some((folder) => existsSync(path.join(folder, name)))
}
