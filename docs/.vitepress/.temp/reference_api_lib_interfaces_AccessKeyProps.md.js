import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AccessKeyProps","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/interfaces/AccessKeyProps.md","filePath":"reference/api/lib/interfaces/AccessKeyProps.md"}');
const _sfc_main = { name: "reference/api/lib/interfaces/AccessKeyProps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-accesskeyprops" tabindex="-1">Interface: AccessKeyProps <a class="header-anchor" href="#interface-accesskeyprops" aria-label="Permalink to &quot;Interface: AccessKeyProps&quot;">​</a></h1><p>What a key opens, and what it allows there.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="grounds" tabindex="-1">grounds <a class="header-anchor" href="#grounds" aria-label="Permalink to &quot;grounds&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">grounds</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: WaiverGrounds;</span></span></code></pre></div><p>Why a key, and no identity; a waiver of SB-AUTH-002.</p><hr><h3 id="opens" tabindex="-1">opens <a class="header-anchor" href="#opens" aria-label="Permalink to &quot;opens&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">opens</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: KeyHolder;</span></span></code></pre></div><p>A topic, a queue, or a namespace with all of its topics and queues.</p><hr><h3 id="right" tabindex="-1">right <a class="header-anchor" href="#right" aria-label="Permalink to &quot;right&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">right</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: AccessKeyRight;</span></span></code></pre></div><p>Sending, reading, or everything.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/interfaces/AccessKeyProps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AccessKeyProps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AccessKeyProps as default
};
