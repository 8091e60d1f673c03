/** Text that others wrote, in Markdown that we write. */

/**
 * One line that Markdown shows as it is: names come from vendors and files and may hold anything. What
 * cannot be seen, ends a line or turns its direction becomes a space.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/[\\`*[\]<>|&~]/g, String.raw`\$&`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/^(\s*)([#+-])/u, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/u, String.raw`$1\$2`)
}
