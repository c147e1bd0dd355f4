import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: readMessage()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/routing/functions/readMessage.md","filePath":"reference/api/lib/routing/functions/readMessage.md"}');
const _sfc_main = { name: "reference/api/lib/routing/functions/readMessage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-readmessage" tabindex="-1">Function: readMessage() <a class="header-anchor" href="#function-readmessage" aria-label="Permalink to &quot;Function: readMessage()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> readMessage</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">json</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ReadMessage</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>A message as people have it in JSON, in any of these spellings:</p><ul><li>of the SDKs, sent or received: <code>{&quot;subject&quot;: &quot;…&quot;, &quot;applicationProperties&quot;: {…}, &quot;body&quot;: …}</code>; also snake_case and PascalCase, as Service Bus Explorer, Azure&#39;s portal and the trigger of Azure Functions write them</li><li>of the REST API: <code>{&quot;BrokerProperties&quot;: {&quot;Label&quot;: &quot;…&quot;}, &quot;properties&quot;: {…}}</code></li><li>of <code>scheduler eval</code>: <code>{&quot;properties&quot;: {…}, &quot;system&quot;: {…}}</code></li><li>an event or envelope that is sent in a message: CloudEvents, Event Grid, MassTransit, NServiceBus</li></ul><p>The body is not looked at: rules never see it.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>json</code></td><td><code>unknown</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ReadMessage"><code>ReadMessage</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>NotAMessage with everything that is wrong, a sentence each</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/routing/functions/readMessage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const readMessage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  readMessage as default
};
