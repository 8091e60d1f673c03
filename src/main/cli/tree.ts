export interface TreeNode {
  text: string
  children: readonly TreeNode[]
}

/** Draws a tree, one node a line. Without recursion: a menu may be nested deeper than the call stack is. */
export function tree(roots: readonly TreeNode[]): string[] {
  const lines: string[] = []
  const waiting: { node: TreeNode; indent: string; last: boolean }[] = []
  const push = (nodes: readonly TreeNode[], indent: string) => {
    // Backwards, because the newest is taken first.
    nodes.toReversed().forEach((node, index) => {
      waiting.push({ node, indent, last: index === 0 })
    })
  }
  push(roots, '')
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    lines.push(`${next.indent}${next.last ? '└─ ' : '├─ '}${next.node.text}`)
    push(next.node.children, next.indent + (next.last ? '   ' : '│  '))
  }
  return lines
}
