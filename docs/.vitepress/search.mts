import type { DefaultTheme, MarkdownEnv, MarkdownRenderer } from 'vitepress';

/** Headings that TypeDoc writes on nearly every page: nobody looks for one, and each would be a find of its own. */
const OF_EVERY_PAGE =
  'Accessors|Call Signature|Constructors|Default|Examples?|Extended by|Extends|Get Signature|Implementation of|Implements|Index Signature|Inherited from|Methods|Overrides|Parameters|Properties|Remarks|Returns|See|Set Signature|Throws|Type [Dd]eclaration|Type Parameters?';

/**
 * The search of the site.
 *
 * What it is given as functions runs in the browser and is written into each page, so that these know nothing of this file.
 */
export const SEARCH: DefaultTheme.LocalSearchOptions = {
  _render: rendered,
  miniSearch: {
    searchOptions: {
      // Somebody who looks for words wants the page that explains them before each class that has them.
      boostDocument: (id) => (id.includes('/reference/api/') ? 0.2 : 1),
      // Words of a whole question that every page has: the other words find the page.
      processTerm: (term) => {
        const word = term.toLowerCase();
        const isEverywhere =
          /^(a|an|and|are|be|can|did|do|does|for|from|have|how|i|if|in|is|it|its|me|must|my|no|not|of|on|or|should|so|that|the|there|this|to|was|we|what|when|where|which|who|why|will|with|you|your)$/;
        return isEverywhere.test(word) ? null : word;
      },
    },
  },
};

/** A page as the search reads it. */
function rendered(text: string, env: MarkdownEnv, markdown: MarkdownRenderer): string {
  const html = markdown.render(text, env);
  if (!env.relativePath.startsWith('reference/api/')) return html;
  return html.replace(new RegExp(`<h([2-6])[^>]*>\\s*(${OF_EVERY_PAGE})\\s*<a[^>]*>.*?</a></h\\1>`, 'g'), '<p>$2</p>');
}
