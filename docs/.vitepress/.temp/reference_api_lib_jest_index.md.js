import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"lib/jest","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/jest/index.md","filePath":"reference/api/lib/jest/index.md"}');
const _sfc_main = { name: "reference/api/lib/jest/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="lib-jest" tabindex="-1">lib/jest <a class="header-anchor" href="#lib-jest" aria-label="Permalink to &quot;lib/jest&quot;">​</a></h1><h2 id="references" tabindex="-1">References <a class="header-anchor" href="#references" aria-label="Permalink to &quot;References&quot;">​</a></h2><h3 id="proofmatchers" tabindex="-1">proofMatchers <a class="header-anchor" href="#proofmatchers" aria-label="Permalink to &quot;proofMatchers&quot;">​</a></h3><p>Re-exports <a href="./../proof/variables/proofMatchers">proofMatchers</a></p><hr><h3 id="routingmatchers" tabindex="-1">routingMatchers <a class="header-anchor" href="#routingmatchers" aria-label="Permalink to &quot;routingMatchers&quot;">​</a></h3><p>Re-exports <a href="./../routing/variables/routingMatchers">routingMatchers</a></p><hr><h3 id="topicin" tabindex="-1">topicIn <a class="header-anchor" href="#topicin" aria-label="Permalink to &quot;topicIn&quot;">​</a></h3><p>Re-exports <a href="./../routing/functions/topicIn">topicIn</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/jest/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
