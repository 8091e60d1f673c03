import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // For the renderer's state in *.svelte.ts.
  plugins: [svelte()],
  test: {
    environment: 'node',
    // Far beyond what any test takes; a busy machine must not fail one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Nothing of the user's own is touched; the keychain's tests have one of their own.
    env: { PERMISCOPE_KEYCHAIN: 'off' },
    include: ['tests/{unit,integration,border}/**/*.test.ts'],
  },
})
