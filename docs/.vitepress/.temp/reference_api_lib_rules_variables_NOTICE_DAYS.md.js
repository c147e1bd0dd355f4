import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: NOTICE_DAYS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/rules/variables/NOTICE_DAYS.md","filePath":"reference/api/lib/rules/variables/NOTICE_DAYS.md"}');
const _sfc_main = { name: "reference/api/lib/rules/variables/NOTICE_DAYS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="variable-notice-days" tabindex="-1">Variable: NOTICE_DAYS <a class="header-anchor" href="#variable-notice-days" aria-label="Permalink to &quot;Variable: NOTICE\\_DAYS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> NOTICE_DAYS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 90</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 90</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>So many days before its end an exception is told of: time to follow the rule, or to have it approved anew.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/rules/variables/NOTICE_DAYS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NOTICE_DAYS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NOTICE_DAYS as default
};
