import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Class: Contracts","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/routing/classes/Contracts.md","filePath":"reference/api/lib/routing/classes/Contracts.md"}');
const _sfc_main = { name: "reference/api/lib/routing/classes/Contracts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="class-contracts" tabindex="-1">Class: Contracts <a class="header-anchor" href="#class-contracts" aria-label="Permalink to &quot;Class: Contracts&quot;">​</a></h1><p>Checks messages against the contracts of topics.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">new</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Contracts</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(): Contracts;</span></span></code></pre></div><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Contracts</code></p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="problems" tabindex="-1">problems() <a class="header-anchor" href="#problems" aria-label="Permalink to &quot;problems()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">problems</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(topic, message): string[];</span></span></code></pre></div><p>Where a message differs from the contract of its topic, one line each; nothing where there is none. Of a contract that is no JSON schema it says so, once.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>topic</code></td><td><a href="./../interfaces/Topic"><code>Topic</code></a></td></tr><tr><td><code>message</code></td><td><a href="./../../rules/classes/Message"><code>Message</code></a></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>string</code>[]</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/routing/classes/Contracts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Contracts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Contracts as default
};
