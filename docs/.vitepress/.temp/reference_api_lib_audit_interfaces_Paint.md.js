import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Paint","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/audit/interfaces/Paint.md","filePath":"reference/api/lib/audit/interfaces/Paint.md"}');
const _sfc_main = { name: "reference/api/lib/audit/interfaces/Paint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-paint" tabindex="-1">Interface: Paint <a class="header-anchor" href="#interface-paint" aria-label="Permalink to &quot;Interface: Paint&quot;">​</a></h1><p>How some words are shown: with colours on a terminal, plain in a pipe.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="aside" tabindex="-1">aside() <a class="header-anchor" href="#aside" aria-label="Permalink to &quot;aside()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">aside</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(text): Line;</span></span></code></pre></div><p>What is there for whoever looks for it.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>text</code></td><td><code>Line</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Line</code></p><hr><h3 id="severity" tabindex="-1">severity() <a class="header-anchor" href="#severity" aria-label="Permalink to &quot;severity()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">severity</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(severity, text): Line;</span></span></code></pre></div><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>severity</code></td><td><code>&quot;low&quot;</code> | <code>&quot;high&quot;</code> | <code>&quot;critical&quot;</code> | <code>&quot;medium&quot;</code></td></tr><tr><td><code>text</code></td><td><code>Line</code></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Line</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/audit/interfaces/Paint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Paint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Paint as default
};
