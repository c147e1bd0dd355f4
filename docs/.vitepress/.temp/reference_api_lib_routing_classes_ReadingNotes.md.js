import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Class: ReadingNotes","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/routing/classes/ReadingNotes.md","filePath":"reference/api/lib/routing/classes/ReadingNotes.md"}');
const _sfc_main = { name: "reference/api/lib/routing/classes/ReadingNotes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="class-readingnotes" tabindex="-1">Class: ReadingNotes <a class="header-anchor" href="#class-readingnotes" aria-label="Permalink to &quot;Class: ReadingNotes&quot;">​</a></h1><p>Says how messages were read, each thing once, however many messages it is true of.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">new</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ReadingNotes</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(): ReadingNotes;</span></span></code></pre></div><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>ReadingNotes</code></p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="news" tabindex="-1">news() <a class="header-anchor" href="#news" aria-label="Permalink to &quot;news()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">news</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(__namedParameters): string[];</span></span></code></pre></div><p>What has not been said yet of how a message was read, a sentence each.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>__namedParameters</code></td><td><code>Omit</code>&lt;<a href="./../interfaces/ReadMessage"><code>ReadMessage</code></a>, <code>&quot;message&quot;</code>&gt;</td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>string</code>[]</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/routing/classes/ReadingNotes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReadingNotes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReadingNotes as default
};
