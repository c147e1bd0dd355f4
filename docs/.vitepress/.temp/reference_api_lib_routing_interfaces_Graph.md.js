import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Graph","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/routing/interfaces/Graph.md","filePath":"reference/api/lib/routing/interfaces/Graph.md"}');
const _sfc_main = { name: "reference/api/lib/routing/interfaces/Graph.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-graph" tabindex="-1">Interface: Graph <a class="header-anchor" href="#interface-graph" aria-label="Permalink to &quot;Interface: Graph&quot;">​</a></h1><p>A topology as boxes and arrows, whatever draws them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="arrows" tabindex="-1">arrows <a class="header-anchor" href="#arrows" aria-label="Permalink to &quot;arrows&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">arrows</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: readonly Arrow[];</span></span></code></pre></div><hr><h3 id="boxes" tabindex="-1">boxes <a class="header-anchor" href="#boxes" aria-label="Permalink to &quot;boxes&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">boxes</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: readonly Box[];</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/routing/interfaces/Graph.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Graph = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Graph as default
};
