import { createHash } from 'node:crypto';
import { graphOf, portable, sentJson, type Topology, unresolvedText } from '../../routing';
import { examplesOf } from '../../routing/answers/topic-examples';
import { svgOf } from '../../routing/pictures/svg';
import { counted } from '../../rules';
import { foreignCode } from '../../schema/standalone';
import { markupText, shownJson, visibleLines, withoutCommands } from '../../text';
import { diagramScript, diagramStyle } from '../../web/bundle';
import type { DiagramData } from '../../web/diagram/diagram-data';

/** One self-contained page with the picture of a topology and the evaluator: nothing is loaded, nothing is sent. */
export async function pageOf(topology: Topology): Promise<string> {
  const graph = graphOf(topology);
  const data: DiagramData = {
    topology: portable(topology),
    boxes: graph.boxes.map(({ id, addresses }) => ({ id, addresses })),
    examples: topology.topics.flatMap((topic) =>
      examplesOf(topic).map(({ subscription, message }) => ({
        topic: topic.address,
        name: subscription,
        json: sentJson(message),
      })),
    ),
  };
  // As they are printed, since the policy knows them by what is printed.
  const style = printed(diagramStyle());
  const script = printed(await scriptFor(topology));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashed(style)}; script-src ${hashed(script)}">
<title>Where does this message go?</title>
<style>${style}</style>
</head>
<body>
<header><h1>Where does this message go?</h1><p>${markupText(topology.path)}</p>${unknownParts(topology)}</header>
<main>
<section class="ask" id="ask" aria-label="A message"></section>
<section class="picture" aria-label="Picture">${svgOf(graph)}<div id="zoom"></div></section>
</main>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** A text as `printDocument` prints it. */
function printed(text: string): string {
  return withoutCommands(visibleLines(text));
}

/** What a policy knows a script or a style by that stands in the page. */
function hashed(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** What of the document is not known: answers that depend on it say that they cannot tell. */
function unknownParts({ unresolved }: Topology): string {
  if (unresolved.length === 0) return '';
  const items = unresolved.map((one) => `<li>${markupText(unresolvedText(one))}</li>`).join('');
  return `<details class="unknown"><summary>${counted(unresolved.length, 'part')} of this document not known</summary><ul>${items}</ul></details>`;
}

/** JSON that cannot end the element it stands in. */
function embedded(content: object): string {
  return shownJson(content).replaceAll('<', '\\u003c');
}

/** The page's script, behind the contracts of its topics, compiled: as JSON has them in the page. */
async function scriptFor({ topics }: Topology): Promise<string> {
  const contracts = topics
    .flatMap(({ contract, systemProperties }) => [contract, systemProperties])
    .filter((one) => one !== undefined)
    .map((one) => JSON.parse(shownJson(one)) as object);
  return `${foreignCode(contracts)}${await diagramScript()}`.replaceAll('</script', '<\\/script');
}
