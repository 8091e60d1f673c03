/**
 * A real Secret Service for one test file: GNOME Keyring on a D-Bus session and in folders of its own, so
 * that nothing of the user's is touched. What runs in the test's own process uses it too, as long as
 * keytar was not called before: libsecret keeps its first connection.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keyringObstacle } from '../../scripts/keyring.mjs'

/** For `describe.skipIf`: `npm test` says in a box what did not run. */
export const withoutKeyring = keyringObstacle() !== undefined

const password = 'of the test keyring'
const secrets = 'org.freedesktop.secrets'
const collection = '/org/freedesktop/secrets/collection/login'

export interface Keyring {
  /** For processes that a test starts. */
  env: NodeJS.ProcessEnv
  /** As a person, or the system after a while, locks it. */
  lock(): void
  /** Account names of all entries of Permiscope, sorted: what a person sees in the system's own program. */
  entries(): string[]
  unlock(): Promise<void>
  stop(): Promise<void>
}

export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(path.join(tmpdir(), 'permiscope-keyring-'))
  const runtime = path.join(folder, 'run')
  mkdirSync(runtime, { mode: 0o700 })
  const address = `unix:path=${path.join(runtime, 'bus')}`
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_RUNTIME_DIR: runtime,
    DBUS_SESSION_BUS_ADDRESS: address,
    PERMISCOPE_KEYCHAIN: 'on',
    // Without a display nothing can ask for a password: what is locked stays so, at once.
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
  }
  mkdirSync(path.join(env.XDG_DATA_HOME, 'keyrings'), { recursive: true })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--address', address], {
    env,
    stdio: 'ignore',
  })
  const daemons = [bus]
  await until(() => isAnswered(env, 'org.freedesktop.DBus', 'org.freedesktop.DBus'))
  daemons.push(startDaemon(env))
  await until(() => isAnswered(env, 'org.freedesktop.DBus', 'org.freedesktop.secrets'))
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  process.env['PERMISCOPE_KEYCHAIN'] = 'on'

  return {
    env,
    lock: () => void service(env, 'Lock', `array:objpath:${collection}`),
    entries: () => entriesOf(env),
    async unlock() {
      await unlock(path.join(runtime, 'keyring', 'control'))
      await until(() => property(env, collection, 'Collection', 'Locked').includes('boolean false'))
    },
    async stop() {
      for (const process of daemons.reverse()) {
        if (process.exitCode !== null || process.signalCode !== null) continue
        const closed = once(process, 'close')
        process.kill('SIGKILL')
        await closed
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The daemon with a new keyring `login`, which is the default one. */
function startDaemon(env: NodeJS.ProcessEnv): ChildProcess {
  const args = ['--unlock', '--components=secrets', '--foreground']
  const child = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.end(password)
  return child
}

/** As PAM does at a login, by the daemon's control socket (gnome-keyring, pam/gkr-pam-client.c). */
async function unlock(socket: string): Promise<void> {
  const secret = Buffer.from(password)
  const message = Buffer.alloc(1 + 12 + secret.length)
  message.writeUInt32BE(12 + secret.length, 1)
  message.writeUInt32BE(1, 5)
  message.writeUInt32BE(secret.length, 9)
  secret.copy(message, 13)
  const connection = connect(socket)
  connection.write(message)
  const [answer] = (await once(connection, 'data')) as [Buffer]
  connection.destroy()
  if (answer.readUInt32BE(4) !== 0) throw new Error('the keyring did not unlock')
}

function entriesOf(env: NodeJS.ProcessEnv): string[] {
  // keytar's findCredentials crashes the process where an entry is locked.
  const found = service(env, 'SearchItems', 'dict:string:string:service,Permiscope')
  const items = found.match(/\/org\/freedesktop\/secrets\/collection\/[\w/]+/g) ?? []
  return items
    .map((item) => {
      const attributes = property(env, item, 'Item', 'Attributes')
      return /string "account"\s+string "([^"]*)"/.exec(attributes)?.[1] ?? ''
    })
    .sort()
}

function service(env: NodeJS.ProcessEnv, method: string, ...args: string[]): string {
  return send(env, secrets, '/org/freedesktop/secrets', [
    `org.freedesktop.Secret.Service.${method}`,
    ...args,
  ])
}

function property(env: NodeJS.ProcessEnv, object: string, of: string, name: string): string {
  return send(env, secrets, object, [
    'org.freedesktop.DBus.Properties.Get',
    `string:org.freedesktop.Secret.${of}`,
    `string:${name}`,
  ])
}

function isAnswered(env: NodeJS.ProcessEnv, asked: string, name: string): boolean {
  const method = 'org.freedesktop.DBus.NameHasOwner'
  try {
    return send(env, asked, '/', [method, `string:${name}`]).includes('boolean true')
  } catch {
    return false
  }
}

function send(env: NodeJS.ProcessEnv, to: string, object: string, args: string[]): string {
  const options = ['--session', '--print-reply', `--dest=${to}`, object]
  return execFileSync('dbus-send', [...options, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Polls for what another process is about to do; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20)
}
