/**
 * For `node --import`: lets a process that a test starts run our TypeScript as it is. Node strips the
 * types by itself, but wants the endings of files that our imports leave out.
 */
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.')) return next(specifier, context)
    for (const ending of ['', '.ts', '/index.ts']) {
      try {
        return next(specifier + ending, context)
      } catch (error) {
        const { code } = /** @type {NodeJS.ErrnoException} */ (error)
        if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'ERR_UNSUPPORTED_DIR_IMPORT') throw error
      }
    }
    return next(specifier, context)
  },
})
