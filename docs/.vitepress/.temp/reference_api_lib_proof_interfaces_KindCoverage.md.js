import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KindCoverage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/proof/interfaces/KindCoverage.md","filePath":"reference/api/lib/proof/interfaces/KindCoverage.md"}');
const _sfc_main = { name: "reference/api/lib/proof/interfaces/KindCoverage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kindcoverage" tabindex="-1">Interface: KindCoverage <a class="header-anchor" href="#interface-kindcoverage" aria-label="Permalink to &quot;Interface: KindCoverage&quot;">​</a></h1><p>What a topic does with the messages of one kind.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kind" tabindex="-1">kind <a class="header-anchor" href="#kind" aria-label="Permalink to &quot;kind&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">kind</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: string;</span></span></code></pre></div><p><code>eventType = &#39;dataset.ready&#39;</code>.</p><hr><h3 id="reached" tabindex="-1">reached <a class="header-anchor" href="#reached" aria-label="Permalink to &quot;reached&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">reached</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: Finding;</span></span></code></pre></div><p>Whether any message of the kind reaches anybody.</p><hr><h3 id="unreached" tabindex="-1">unreached <a class="header-anchor" href="#unreached" aria-label="Permalink to &quot;unreached&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">unreached</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: Finding;</span></span></code></pre></div><p>A message of the kind that reaches nobody.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/proof/interfaces/KindCoverage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KindCoverage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KindCoverage as default
};
