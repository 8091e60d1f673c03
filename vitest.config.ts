import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // For the renderer's state in *.svelte.ts.
  plugins: [svelte()],
  test: {
    environment: 'node',
    include: ['tests/{unit,integration,border}/**/*.test.ts'],
  },
})
