import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Effort","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/proof/interfaces/Effort.md","filePath":"reference/api/lib/proof/interfaces/Effort.md"}');
const _sfc_main = { name: "reference/api/lib/proof/interfaces/Effort.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-effort" tabindex="-1">Interface: Effort <a class="header-anchor" href="#interface-effort" aria-label="Permalink to &quot;Interface: Effort&quot;">​</a></h1><p>How much work is spent on a question.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="steps" tabindex="-1">steps <a class="header-anchor" href="#steps" aria-label="Permalink to &quot;steps&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">steps</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: number;</span></span></code></pre></div><p>The most steps of the solver, in its own count (<code>rlimit</code>), of which it takes a million or so a second. Unlike a time it gives the same answer on every machine. What Z3 does not count (automata of patterns) it is not given.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/proof/interfaces/Effort.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Effort = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Effort as default
};
