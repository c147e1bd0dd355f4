import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: SarifVariant","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/audit/type-aliases/SarifVariant.md","filePath":"reference/api/lib/audit/type-aliases/SarifVariant.md"}');
const _sfc_main = { name: "reference/api/lib/audit/type-aliases/SarifVariant.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="type-alias-sarifvariant" tabindex="-1">Type Alias: SarifVariant <a class="header-anchor" href="#type-alias-sarifvariant" aria-label="Permalink to &quot;Type Alias: SarifVariant&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> SarifVariant</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;full&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;upload&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><ul><li><code>full</code>: every record, with exceptions as suppressions; for auditors and archives</li><li><code>upload</code>: what has to be looked at and nothing else; GitHub ignores suppressions, and would show what is excepted (github/codeql-action issue 1230)</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/audit/type-aliases/SarifVariant.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SarifVariant = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SarifVariant as default
};
