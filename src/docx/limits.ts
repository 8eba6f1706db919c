/** What a template may cost us, besides the limits of its package (`documentLimits`). */
export const templateLimits = {
  /** Inflated size of one part that is read as a tree, bytes; contracts of hundreds of pages stay below 8 MiB. */
  treeBytes: 16 * 1024 * 1024,
  /** Elements within elements; Word's own documents stay below 60. */
  xmlDepth: 250,
  /** Blocks within blocks. */
  nesting: 16,
  /** Characters between the braces of one tag. */
  tagLength: 1000,
  tags: 20_000,
  /** Columns of a table; Word takes no more. */
  columns: 63,
  /** Turns of all loops of one document together: loops over loops may print nothing and still never end. */
  turns: 1_000_000,
} as const;
