/** What everything else is written for; package.json's `engines` is what the scripts alone need. */
const needed = { major: 22, minor: 12 }

/** @returns what to tell whoever runs it, or undefined where this Node is new enough */
export function tooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number)
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return undefined
  return `Node ${running} is too old for Permiscope, which needs ${needed.major}.${needed.minor} or newer.\nRun it with a newer Node; from a checkout, \`npm run -s cli -- …\` brings one.\n`
}
