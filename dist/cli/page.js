"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pageOf = pageOf;
const node_crypto_1 = require("node:crypto");
const routing_1 = require("../routing");
const examples_1 = require("../routing/examples");
const svg_1 = require("../routing/svg");
const rules_1 = require("../rules");
const standalone_1 = require("../schema/standalone");
const text_1 = require("../text");
const bundle_1 = require("../web/bundle");
/** One self-contained page with the picture of a topology and the evaluator: nothing is loaded, nothing is sent. */
async function pageOf(topology) {
    const graph = (0, routing_1.graphOf)(topology);
    const data = {
        topology: (0, routing_1.portable)(topology),
        boxes: graph.boxes.map(({ id, addresses }) => ({ id, addresses })),
        examples: topology.topics.flatMap((topic) => (0, examples_1.examplesOf)(topic).map(({ subscription, message }) => ({
            topic: topic.address,
            name: subscription,
            json: (0, routing_1.sentJson)(message),
        }))),
    };
    // As they are printed, since the policy knows them by what is printed.
    const style = printed((0, bundle_1.diagramStyle)());
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
<header><h1>Where does this message go?</h1><p>${(0, text_1.markupText)(topology.path)}</p>${unknownParts(topology)}</header>
<main>
<section class="ask" id="ask" aria-label="A message"></section>
<section class="picture" aria-label="Picture">${(0, svg_1.svgOf)(graph)}<div id="zoom"></div></section>
</main>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
/** A text as `printDocument` prints it. */
function printed(text) {
    return (0, text_1.withoutCommands)((0, text_1.visibleLines)(text));
}
/** What a policy knows a script or a style by that stands in the page. */
function hashed(content) {
    return `'sha256-${(0, node_crypto_1.createHash)('sha256').update(content).digest('base64')}'`;
}
/** What of the document is not known: answers that depend on it say that they cannot tell. */
function unknownParts({ unresolved }) {
    if (unresolved.length === 0)
        return '';
    const items = unresolved.map((one) => `<li>${(0, text_1.markupText)((0, routing_1.unresolvedText)(one))}</li>`).join('');
    return `<details class="unknown"><summary>${(0, rules_1.counted)(unresolved.length, 'part')} of this document not known</summary><ul>${items}</ul></details>`;
}
/** JSON that cannot end the element it stands in. */
function embedded(content) {
    return (0, text_1.shownJson)(content).replaceAll('<', '\\u003c');
}
/** The page's script, behind the contracts of its topics, compiled: as JSON has them in the page. */
async function scriptFor({ topics }) {
    const contracts = topics
        .flatMap(({ contract, systemProperties }) => [contract, systemProperties])
        .filter((one) => one !== undefined)
        .map((one) => JSON.parse((0, text_1.shownJson)(one)));
    return `${(0, standalone_1.foreignCode)(contracts)}${await (0, bundle_1.diagramScript)()}`.replaceAll('</script', '<\\/script');
}
//# sourceMappingURL=page.js.map