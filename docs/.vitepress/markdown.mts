import { relative, resolve, sep } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

/** What stands in code is shown as it is: Vue would take `${{inputs.x}}` for an expression of its own. */
export function codeAsItIs(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('code-as-it-is', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'code_inline') token.attrSet('v-pre', '');
    }
  });
}

/** Blocks of Mermaid, which GitHub draws by itself, become pictures that the browser draws. */
export function diagrams(markdown: MarkdownRenderer): void {
  const { fence } = markdown.renderer.rules;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    if (info.trim() !== 'mermaid') return fence?.(tokens, index, ...rest) ?? '';
    return `<MermaidDiagram code="${encodeURIComponent(content)}" />`;
  };
}

/**
 * Links from a page to files of the repository that are no pages (`../lib/scheduler/jobs.ts`) work on GitHub as they are.
 * On the site they lead to the repository that package.json names; where it names none, the text alone is shown.
 */
export function linksIntoTheRepository(
  markdown: MarkdownRenderer,
  { docs, repository }: { docs: string; repository: string | undefined },
): void {
  const files = repository && `${repository.replace(/^git\+/, '').replace(/\.git$/, '')}/blob/main/`;
  markdown.core.ruler.push('links-into-the-repository', ({ tokens, env }) => {
    for (const { children } of tokens) {
      let isInside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_close' && isInside) {
          isInside = false;
          if (files === undefined) token.tag = 'span';
        }
        if (token.type !== 'link_open') continue;
        const target = String(token.attrGet('href'));
        const file = relative(resolve(docs, '..'), resolve(docs, env.relativePath, '..', target));
        if (/^([a-z]+:|#|\/)/.test(target) || file.startsWith(`docs${sep}`) || file.startsWith('..')) continue;
        isInside = true;
        if (files === undefined) {
          token.tag = 'span';
          token.attrs = [['class', 'file']];
        } else token.attrSet('href', files + file.split(sep).join('/'));
      }
    }
  });
}
