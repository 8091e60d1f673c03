import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const electron = {
  regex: '^electron(/|$)',
  message: 'Only src/main/electron, src/main/index.ts and src/preload may import Electron.',
}
/** @param {string} sides */
const sides = (sides) => ({
  regex: `^(\\.\\./)+(${sides})(/|$)`,
  message: 'Sides of the app meet in src/shared alone.',
})
const builtIn = { regex: '^node:', message: 'There is no Node here.' }

/** @param {{ regex: string, message: string }[]} patterns */
const forbid = (...patterns) => ({
  'no-restricted-imports': /** @type {['error', object]} */ (['error', { patterns }]),
})

export default defineConfig(
  { ignores: ['out/', 'test-results/', 'playwright-report/', 'coverage/'] },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // It knows nothing of exactOptionalPropertyTypes and reports what the compiler asks for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // An interface may demand a promise of a function that waits for nothing.
      '@typescript-eslint/require-await': 'off',
    },
  },

  // Output goes through the command line's and the server's own writers; a page has no reader for it.
  { files: ['src/**'], rules: { 'no-console': 'error' } },

  // Where each side may reach. The compiler holds the rest: see the tsconfig.json of each folder.
  { files: ['src/shared/**'], rules: forbid(electron, builtIn, sides('main|preload|renderer')) },
  { files: ['src/renderer/**'], rules: forbid(electron, builtIn, sides('main|preload')) },
  { files: ['src/preload/**'], rules: forbid(builtIn, sides('main|renderer')) },
  { files: ['src/main/**'], rules: forbid(electron, sides('preload|renderer')) },
  {
    files: ['src/main/electron/**', 'src/main/index.ts'],
    rules: forbid(sides('preload|renderer')),
  },

  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      // The compiler checks names, and it knows runes.
      'no-undef': 'off',
    },
  },
  {
    // An imported component has no type here (svelte-check has it), so these would report all of it.
    files: ['src/renderer/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      // It asks the same of maps that never outlive a function.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // Tests look into parsed JSON and into fakes.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
)
