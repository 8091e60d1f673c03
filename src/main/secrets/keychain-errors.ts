/**
 * What goes wrong with a keychain, in words. The library hands over the system's own sentences, so they
 * are told apart by what they contain; those of Linux were seen with libsecret 0.20 and GNOME Keyring.
 */
import { AppError } from '../../shared/result'

/** Why a keychain cannot be used. */
export type KeychainProblem =
  /** It is there, but somebody has to unlock it. */
  | 'locked'
  /** It has not answered in time; it may be asking for its password. */
  | 'silent'
  /** There is none on this machine, or nothing to reach it by. */
  | 'absent'
  /** Anything else. */
  | 'failed'

/** The first that matches counts. */
const patterns: readonly [RegExp, KeychainProblem, message: string, hint: string][] = [
  [
    /failed to load|cannot find (module|package)|shared object/i,
    'absent',
    process.platform === 'linux'
      ? 'The keychain cannot be reached because libsecret is not installed'
      : "The keychain's library cannot be loaded",
    process.platform === 'linux'
      ? 'Install libsecret (Debian, Ubuntu: libsecret-1-0; Fedora, Arch: libsecret), then start Permiscope again.'
      : 'Install Permiscope again.',
  ],
  [
    /StartServiceByName|not provided by any|NameHasNoOwner|ServiceUnknown/i,
    'absent',
    'No Secret Service answers in this session',
    'Start one, such as GNOME Keyring or KWallet, then start Permiscope again.',
  ],
  [
    /does not exist at path/i,
    'locked',
    'The Secret Service has no default keyring that is open',
    'Make or unlock the login keyring, then try again.',
  ],
  [
    /\blocked\b|interaction is not allowed|passphrase you entered|cancell?ed|dismissed/i,
    'locked',
    'The keychain is locked',
    'Unlock it (Linux: Passwords and Keys, macOS: Keychain Access), then try again.',
  ],
  [
    /autolaunch|D-?Bus|transport|connection is closed|could not connect/i,
    'absent',
    'There is no D-Bus session by which a keychain could be reached',
    'Start Permiscope in a desktop session, or by "dbus-run-session" together with a Secret Service.',
  ],
]

/** @returns an AppError `keychain` whose detail says which {@link KeychainProblem} it is */
export function keychainError(thrown: unknown): AppError {
  const said = thrown instanceof Error ? thrown.message : String(thrown)
  const [, problem, message, hint] = patterns.find(([pattern]) => pattern.test(said)) ?? [
    undefined,
    'failed' as const,
    `The keychain failed: ${said.slice(0, 200)}`,
    "Look into the keychain with your system's program for it, then try again.",
  ]
  return new AppError('keychain', message, { hint, detail: { keychain: problem }, cause: thrown })
}

export function silentKeychain(milliseconds: number): AppError {
  return new AppError(
    'keychain',
    `The keychain did not answer within ${milliseconds / 1000} seconds`,
    {
      hint: 'It may be asking for its password in a window behind others. Unlock it, then try again.',
      detail: { keychain: 'silent' satisfies KeychainProblem },
    },
  )
}

export const problemOf = (error: AppError): KeychainProblem =>
  (error.detail?.['keychain'] as KeychainProblem | undefined) ?? 'failed'
