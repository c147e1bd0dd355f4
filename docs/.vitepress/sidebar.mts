import type { DefaultTheme } from 'vitepress';

/**
 * The sidebar, from the list of all pages in `docs/README.md`: a heading is a group, a line `- [title](page.md): what it
 * answers` an entry. So there is one list, and GitHub shows the same.
 */
export function sidebarOf(list: string): DefaultTheme.SidebarItem[] {
  const groups: { text: string; items: DefaultTheme.SidebarItem[] }[] = [];
  for (const line of list.split('\n')) {
    const [, heading] = /^## (.+)$/.exec(line) ?? [];
    if (heading !== undefined) groups.push({ text: heading, items: [] });
    const [, text, page] = /^- \[([^\]]+)\]\(([^)]+)\.md\)/.exec(line) ?? [];
    if (text !== undefined) groups.at(-1)?.items.push({ text: text.replaceAll('`', ''), link: `/${page}` });
  }
  return groups.filter(({ items }) => items.length > 0);
}
