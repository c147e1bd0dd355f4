import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { graphOf, type PortableTopology, portable, type Topology, unresolvedText } from '../routing';
import { MESSAGE_SCHEMAS } from '../routing/messages/schemas';
import { svgOf } from '../routing/svg';
import { counted } from '../rules';
import { standaloneModule } from '../schema/standalone';
import { jsonText, markupText } from '../text';

/** One self-contained page with the picture of a topology and the evaluator: nothing is loaded, nothing is sent. */
export async function pageOf(topology: Topology): Promise<string> {
  const content = portable(topology);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Where does this message go?</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Where does this message go?</h1><p>${markupText(topology.path)}</p>${unknownParts(topology)}</header>
<main>
<section class="ask">
<label>Topic <select id="topic"></select></label>
<label>Message, as JSON <textarea id="message" rows="12" spellcheck="false">${EXAMPLE}</textarea></label>
<h2>It goes to</h2>
<pre id="answer" aria-live="polite"></pre>
<label>Search subscriptions <input id="search" type="search" placeholder="a name, a property, a value"></label>
<p id="count"></p>
<ul id="subscriptions"></ul>
</section>
<section class="picture">${svgOf(graphOf(topology))}</section>
</main>
<script type="application/json" id="topology">${embedded(content)}</script>
<script>${await script()}</script>
</body>
</html>
`;
}

/** What of the document is not known: answers that depend on it say that they cannot tell. */
function unknownParts({ unresolved }: Topology): string {
  if (unresolved.length === 0) return '';
  const items = unresolved.map((one) => `<li>${markupText(unresolvedText(one))}</li>`).join('');
  return `<details class="unknown"><summary>${counted(unresolved.length, 'part')} of this document not known</summary><ul>${items}</ul></details>`;
}

/** JSON that cannot end the element it stands in. */
function embedded(content: PortableTopology): string {
  return jsonText(content).replaceAll('<', '\\u003c');
}

/** The page may run no code that is made of texts, as ajv makes it: what it validates with comes along. */
const precompiledSchemas: Plugin = {
  name: 'precompiled-schemas',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]schema[\\/]compile\.ts$/ }, () => ({
      contents: standaloneModule(MESSAGE_SCHEMAS),
      loader: 'js',
    }));
  },
};

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '..', 'routing', 'page-script.ts')],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [precompiledSchemas],
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

const EXAMPLE = JSON.stringify(
  {
    subject: 'training.requested',
    applicationProperties: { eventType: 'training.requested', gpuCount: 4, priority: 8 },
  },
  undefined,
  2,
);

const STYLE = `
:root { font: 15px/1.45 system-ui, sans-serif; color: #0f172a; background: #fff; }
body { margin: 0; }
header { padding: 12px 20px; border-bottom: 1px solid #cbd5e1; }
h1 { font-size: 1.2rem; margin: 0; } h2 { font-size: 1rem; margin: 12px 0 4px; }
.unknown { color: #9a3412; margin: 6px 0; }
header p, #count { color: #475569; margin: 2px 0; }
main { display: grid; grid-template-columns: minmax(340px, 34%) 1fr; }
.ask { padding: 16px 20px; border-right: 1px solid #cbd5e1; }
.picture { overflow: auto; padding: 12px; }
label { display: block; margin: 8px 0; font-weight: 600; }
textarea, input, select { display: block; width: 100%; box-sizing: border-box; font: 13px/1.4 ui-monospace, Menlo, Consolas, monospace; padding: 6px; border: 1px solid #64748b; border-radius: 4px; }
textarea.wrong { border-color: #b91c1c; background: #fef2f2; }
pre { background: #f1f5f9; padding: 8px; border-radius: 4px; white-space: pre-wrap; min-height: 1.4em; font-size: 13px; }
ul { list-style: none; padding: 0; margin: 0; max-height: 45vh; overflow: auto; }
li { padding: 6px 8px; border-left: 4px solid #cbd5e1; margin: 4px 0; }
li.reached { border-color: #15803d; background: #f0fdf4; } li.open { border-color: #c2410c; background: #fff7ed; } li.other strong { color: #475569; }
li span { display: block; white-space: pre-wrap; font: 12px/1.4 ui-monospace, Menlo, Consolas, monospace; color: #334155; }
svg g.reached rect { fill: #bbf7d0; stroke: #15803d; stroke-width: 2; }
svg g.partly rect { fill: #ecfccb; stroke: #65a30d; stroke-width: 2; stroke-dasharray: 4; }
svg g.failed rect { fill: #fecaca; stroke: #b91c1c; stroke-width: 2; }
@media (max-width: 800px) { main { grid-template-columns: 1fr; } .ask { border-right: 0; } }
`;
