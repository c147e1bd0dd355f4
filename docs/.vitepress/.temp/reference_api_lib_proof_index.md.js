import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"lib/proof","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/proof/index.md","filePath":"reference/api/lib/proof/index.md"}');
const _sfc_main = { name: "reference/api/lib/proof/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="lib-proof" tabindex="-1">lib/proof <a class="header-anchor" href="#lib-proof" aria-label="Permalink to &quot;lib/proof&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/Disagreement">Disagreement</a></li><li><a href="./classes/Prover">Prover</a></li><li><a href="./classes/SolverHangs">SolverHangs</a></li><li><a href="./classes/TopicProof">TopicProof</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/Change">Change</a></li><li><a href="./interfaces/Effort">Effort</a></li><li><a href="./interfaces/ExcludedRule">ExcludedRule</a></li><li><a href="./interfaces/KindCoverage">KindCoverage</a></li><li><a href="./interfaces/MessageSet">MessageSet</a></li><li><a href="./interfaces/Overlap">Overlap</a></li><li><a href="./interfaces/Overlaps">Overlaps</a></li><li><a href="./interfaces/Refutation">Refutation</a></li><li><a href="./interfaces/RuleFinding">RuleFinding</a></li><li><a href="./interfaces/TopicReport">TopicReport</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/ChangeVerdict">ChangeVerdict</a></li><li><a href="./type-aliases/Contract">Contract</a></li><li><a href="./type-aliases/Finding">Finding</a></li><li><a href="./type-aliases/RefutationKind">RefutationKind</a></li><li><a href="./type-aliases/Verdict">Verdict</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="./variables/DEFAULT_EFFORT">DEFAULT_EFFORT</a></li><li><a href="./variables/EVERY_MESSAGE">EVERY_MESSAGE</a></li><li><a href="./variables/proofMatchers">proofMatchers</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/changeOf">changeOf</a></li><li><a href="./functions/changeOfFilters">changeOfFilters</a></li><li><a href="./functions/contractOf">contractOf</a></li><li><a href="./functions/findOverlaps">findOverlaps</a></li><li><a href="./functions/hasNoKnownName">hasNoKnownName</a></li><li><a href="./functions/inAll">inAll</a></li><li><a href="./functions/inAny">inAny</a></li><li><a href="./functions/inSeveral">inSeveral</a></li><li><a href="./functions/outside">outside</a></li><li><a href="./functions/reportTopic">reportTopic</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/proof/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
