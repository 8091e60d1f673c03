/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  // Svelte strips types by itself; style and markup need no preprocessor.
  preprocess: [],
}
