import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: SERVICE_BUS_ZONE","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/variables/SERVICE_BUS_ZONE.md","filePath":"reference/api/lib/variables/SERVICE_BUS_ZONE.md"}');
const _sfc_main = { name: "reference/api/lib/variables/SERVICE_BUS_ZONE.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="variable-service-bus-zone" tabindex="-1">Variable: SERVICE_BUS_ZONE <a class="header-anchor" href="#variable-service-bus-zone" aria-label="Permalink to &quot;Variable: SERVICE\\_BUS\\_ZONE&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> SERVICE_BUS_ZONE</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;privatelink.servicebus.windows.net&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &#39;privatelink.servicebus.windows.net&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Where names of private endpoints of Service Bus are answered.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/variables/SERVICE_BUS_ZONE.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SERVICE_BUS_ZONE = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SERVICE_BUS_ZONE as default
};
