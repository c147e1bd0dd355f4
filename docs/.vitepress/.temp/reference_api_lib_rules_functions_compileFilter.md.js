import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: compileFilter()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/rules/functions/compileFilter.md","filePath":"reference/api/lib/rules/functions/compileFilter.md"}');
const _sfc_main = { name: "reference/api/lib/rules/functions/compileFilter.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-compilefilter" tabindex="-1">Function: compileFilter() <a class="header-anchor" href="#function-compilefilter" aria-label="Permalink to &quot;Function: compileFilter()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> compileFilter</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">node</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">newId</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> CompiledFilter</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Compiles a condition to a function, once for many messages.</p><p>Closures over closures, without generated code: a rule of somebody else&#39;s plan must not become code of this process. What is frequent in rules, a property beside a literal, has closures of its own.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><code>node</code></td><td><a href="./../type-aliases/Predicate"><code>Predicate</code></a></td><td><code>undefined</code></td><td>-</td></tr><tr><td><code>newId?</code></td><td>() =&gt; <a href="./../classes/Guid"><code>Guid</code></a></td><td><code>newGuid</code></td><td>what newid() gives, for whoever must have the same luck again</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../type-aliases/CompiledFilter"><code>CompiledFilter</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/rules/functions/compileFilter.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const compileFilter = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  compileFilter as default
};
