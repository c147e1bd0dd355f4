import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: sharedMessages()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/rules/functions/sharedMessages.md","filePath":"reference/api/lib/rules/functions/sharedMessages.md"}');
const _sfc_main = { name: "reference/api/lib/rules/functions/sharedMessages.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-sharedmessages" tabindex="-1">Function: sharedMessages() <a class="header-anchor" href="#function-sharedmessages" aria-label="Permalink to &quot;Function: sharedMessages()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> sharedMessages</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">receivers</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">contract</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> readonly</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> SharedMessage</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[];</span></span></code></pre></div><p>Pairs of subscriptions that want the same kind of message and both get it: probably one job too many.</p><p>The kind of a message is said by the property that most rules compare with texts (<code>eventType</code>). Two rules that name the same kind, or of which one takes every message, are compared, and are told of only with a message that was tried out on both. Rules that look at different properties are no news: nearly all of them overlap somewhere, by messages that nobody sends. So what is told is true, and there may be more: <code>scheduler prove</code> finds all pairs, for all messages.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>receivers</code></td><td>readonly <a href="./../interfaces/Receiver"><code>Receiver</code></a>[]</td><td>the subscriptions of a topic that somebody expects to be the only one</td></tr><tr><td><code>contract</code></td><td><code>KnownProperties</code> | <code>undefined</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p>readonly <a href="./../interfaces/SharedMessage"><code>SharedMessage</code></a>[]</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/rules/functions/sharedMessages.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const sharedMessages = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  sharedMessages as default
};
