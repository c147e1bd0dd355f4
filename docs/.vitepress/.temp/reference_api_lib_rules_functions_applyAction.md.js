import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: applyAction()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/rules/functions/applyAction.md","filePath":"reference/api/lib/rules/functions/applyAction.md"}');
const _sfc_main = { name: "reference/api/lib/rules/functions/applyAction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-applyaction" tabindex="-1">Function: applyAction() <a class="header-anchor" href="#function-applyaction" aria-label="Permalink to &quot;Function: applyAction()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> applyAction</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   statements</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   message</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   newId</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Failure</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Message</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The copy of a message that a rule with this action delivers, or why the action fails.</p><p>Statements run in order, each on what the ones before it made. The message itself stays as it is. What the service does with a copy that failed half-way is not known; here the whole action has failed. So has one that makes the message larger than any that the service takes: <code>SET b = b + b</code>, thirty-two times, would make gigabytes of one letter.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><code>statements</code></td><td>readonly <a href="./../type-aliases/Statement"><code>Statement</code></a>[]</td><td><code>undefined</code></td><td>-</td></tr><tr><td><code>message</code></td><td><a href="./../classes/Message"><code>Message</code></a></td><td><code>undefined</code></td><td>-</td></tr><tr><td><code>newId?</code></td><td>() =&gt; <a href="./../classes/Guid"><code>Guid</code></a></td><td><code>newGuid</code></td><td>what newid() gives, for whoever must have the same luck again</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../classes/Failure"><code>Failure</code></a> | <a href="./../classes/Message"><code>Message</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/rules/functions/applyAction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const applyAction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  applyAction as default
};
