import type { DefaultTheme } from 'vitepress';

interface Group {
  readonly text: string;
  readonly items: DefaultTheme.SidebarItem[];
}

/**
 * The sidebar, from the list of all pages in `docs/README.md`: a heading is a group, one below it a group within, and a line
 * `- [title](page.md): what it answers` an entry. So there is one list, and GitHub shows the same.
 */
export function sidebarOf(list: string): DefaultTheme.SidebarItem[] {
  const groups: Group[] = [];
  let current: Group | undefined;
  for (const line of list.split('\n')) {
    const [, heading] = /^## (.+)$/.exec(line) ?? [];
    if (heading !== undefined) {
      current = { text: heading, items: [] };
      groups.push(current);
    }
    const [, below] = /^### (.+)$/.exec(line) ?? [];
    if (below !== undefined) {
      current = { text: below, items: [] };
      groups.at(-1)?.items.push(current);
    }
    const [, text, page] = /^- \[([^\]]+)\]\(([^)]+)\.md\)/.exec(line) ?? [];
    if (text !== undefined) current?.items.push({ text: text.replaceAll('`', ''), link: `/${page}` });
  }
  return groups.filter(({ items }) => items.length > 0);
}
