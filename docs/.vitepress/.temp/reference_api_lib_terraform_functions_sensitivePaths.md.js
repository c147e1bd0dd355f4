import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: sensitivePaths()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/terraform/functions/sensitivePaths.md","filePath":"reference/api/lib/terraform/functions/sensitivePaths.md"}');
const _sfc_main = { name: "reference/api/lib/terraform/functions/sensitivePaths.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-sensitivepaths" tabindex="-1">Function: sensitivePaths() <a class="header-anchor" href="#function-sensitivepaths" aria-label="Permalink to &quot;Function: sensitivePaths()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> sensitivePaths</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">marks</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">argument</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[];</span></span></code></pre></div><p>The arguments that Terraform marks as sensitive, from <code>before_sensitive</code> or <code>after_sensitive</code> of a plan: <code>true</code> where a whole value is, else the same shape as the value. Numbers of blocks are left out, as the paths of arguments do.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><code>marks</code></td><td><code>unknown</code></td><td><code>undefined</code></td></tr><tr><td><code>argument?</code></td><td><code>string</code></td><td><code>&#39;&#39;</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>string</code>[]</p><h2 id="see" tabindex="-1">See <a class="header-anchor" href="#see" aria-label="Permalink to &quot;See&quot;">​</a></h2><p><a href="https://developer.hashicorp.com/terraform/internals/json-format#change-representation" target="_blank" rel="noreferrer">https://developer.hashicorp.com/terraform/internals/json-format#change-representation</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/terraform/functions/sensitivePaths.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const sensitivePaths = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  sensitivePaths as default
};
