import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { ICON } from '../../lib/web/icon';
import { codeAsItIs, diagrams, linksIntoTheRepository } from './markdown.mts';
import { SEARCH } from './search.mts';
import { sidebarOf } from './sidebar.mts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const project = JSON.parse(readFileSync(here('../../package.json'), 'utf8'));

/**
 * The entries of the package in the reference that TypeDoc makes; nothing, before it has run. What each exports stands on
 * its page, and not here: VitePress writes the sidebar into every page, and some 400 names would make the site 100 MB.
 */
function apiSidebar(): DefaultTheme.SidebarItem[] {
  const list = here('../reference/api/typedoc-sidebar.json');
  if (!existsSync(list)) return [];
  const entries: DefaultTheme.SidebarItem[] = JSON.parse(readFileSync(list, 'utf8'));
  return entries.flatMap(({ text, link, items = [] }) => [
    { text, link },
    // Entries below it are folders; what it exports itself is grouped by kind.
    ...items
      .filter((item) => item.link?.endsWith('/'))
      .map((item) => ({ text: `${text}/${item.text}`, link: item.link })),
  ]);
}

export default defineConfig({
  title: project.name,
  description: project.description,
  // Where the site is served from: `/` on a domain of its own, `/<repository>/` on GitHub Pages.
  base: process.env.SITE_BASE ?? '/',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  // The list of all pages in one file, and not in each of some 700: it is most of what a page would weigh.
  metaChunk: true,
  // On GitHub the list of all pages is what one sees of the folder; on the site it is where one arrives.
  rewrites: { 'README.md': 'index.md' },
  markdown: {
    config(markdown) {
      codeAsItIs(markdown);
      diagrams(markdown);
      linksIntoTheRepository(markdown, { docs: here('..'), repository: project.repository?.url });
    },
  },
  themeConfig: {
    search: { provider: 'local', options: SEARCH },
    outline: [2, 3],
    sidebar: {
      '/reference/api/': [{ text: 'API', link: '/reference/api/', items: apiSidebar() }],
      '/': sidebarOf(readFileSync(here('../README.md'), 'utf8')),
    },
    nav: [
      { text: 'Concepts', link: '/concepts/who-gets-a-message', activeMatch: '/concepts/' },
      { text: 'Guides', link: '/guides/add-a-job', activeMatch: '/guides/' },
      { text: 'On this machine', link: '/the-system-on-this-machine', activeMatch: '/the-|-on-this-machine' },
      { text: 'Reference', link: '/reference/command', activeMatch: '/reference/(?!api)' },
      { text: 'Short answers', link: '/guides/short-answers' },
      { text: 'API', link: '/reference/api/', activeMatch: '/reference/api/' },
    ],
  },
});
