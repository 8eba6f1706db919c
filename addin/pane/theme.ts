export type Theme = 'light' | 'dark';

/**
 * Marks the page with its theme: the one the surroundings give (Office), else what the system prefers, as long as
 * it does. The result stops following.
 */
export function followTheme(page: HTMLElement, given: Theme | undefined): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const mark = (): void => {
    page.dataset.theme = given ?? (system.matches ? 'dark' : 'light');
  };
  mark();
  if (given !== undefined) return () => {};
  system.addEventListener('change', mark);
  return () => system.removeEventListener('change', mark);
}

/** The theme of a background colour such as `#262626`, as Office gives it; nothing for a colour we cannot read. */
export function themeOfColour(background: string): Theme | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background.trim());
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}
