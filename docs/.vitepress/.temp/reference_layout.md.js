import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Layout of the repository","description":"","frontmatter":{},"headers":[],"relativePath":"reference/layout.md","filePath":"reference/layout.md"}');
const _sfc_main = { name: "reference/layout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="layout-of-the-repository" tabindex="-1">Layout of the repository <a class="header-anchor" href="#layout-of-the-repository" aria-label="Permalink to &quot;Layout of the repository&quot;">​</a></h1><div class="language-text vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span>main.ts            the app: one stack per environment</span></span>
<span class="line"><span>lib/scheduler/     what is yours: jobs, templates, the code of jobs, contract, environments; in app/ what makes stacks of them, and runs</span></span>
<span class="line"><span>lib/servicebus/    constructs: namespace, topic, subscription, rule, queue, grants, keys, network, logs, alerts</span></span>
<span class="line"><span>lib/trigger/       constructs: from a matching message to a job of Azure ML; job templates</span></span>
<span class="line"><span>lib/rules/         the rule language, in rooms: text, inspection, values, messages, language, properties, evaluation, checks, filters, contract, topic; knows nothing of cdktf or files</span></span>
<span class="line"><span>lib/schema/        what JSON of others has to look like, by a library, and the sentences about what does not</span></span>
<span class="line"><span>lib/terraform/     reads configurations in JSON (hcl/ the expressions, module/ what modules declare) and plans</span></span>
<span class="line"><span>lib/routing/       topology, where messages go, pictures, the emulator</span></span>
<span class="line"><span>lib/broker/        Service Bus on this machine: a pure state machine (core/), with AMQP, administration, a store and a port around it</span></span>
<span class="line"><span>lib/proof/         questions over all messages, answered by an SMT solver, in rooms: solver, messages, encoding, questions, review (of a plan)</span></span>
<span class="line"><span>lib/audit/         security rules over a Terraform document, exceptions, reports</span></span>
<span class="line"><span>lib/text/          text of others made harmless: on terminals and in pipelines, in Markdown, SVG, HTML, Mermaid, SARIF, JSON</span></span>
<span class="line"><span>lib/terminal/      the one way to print: what fits into a terminal, and what is coloured there</span></span>
<span class="line"><span>lib/local/         the whole system on this machine: deployment/ out of a document, functions/ and workflows/ that start jobs, azure-ml/, events/, page/, system/ that starts all</span></span>
<span class="line"><span>lib/web/           what pages in a browser share</span></span>
<span class="line"><span>lib/operations/    messages and jobs, here and in Azure: send, watch, peek, dead letters, jobs</span></span>
<span class="line"><span>lib/cli/           the \`scheduler\` command</span></span>
<span class="line"><span>functions/         the program that starts jobs; its package is what the trigger deploys</span></span>
<span class="line"><span>__tests__/         catalogue/ is about yours; the rest mirrors lib/, on a catalogue of its own; terraform/ holds a stand-in for azurerm, so that the real terraform runs offline</span></span>
<span class="line"><span>benchmarks/        what is measured</span></span></code></pre></div><h2 id="who-imports-whom" tabindex="-1">Who imports whom <a class="header-anchor" href="#who-imports-whom" aria-label="Permalink to &quot;Who imports whom&quot;">​</a></h2><p><code>scheduler</code> imports <code>servicebus</code>, <code>trigger</code>, <code>rules</code>, <code>terminal</code> and <code>text</code>, <code>trigger</code> imports <code>servicebus</code> and <code>rules</code>, <code>servicebus</code> imports <code>rules</code>; <code>functions</code> imports the job templates of <code>trigger</code>; <code>broker</code> imports <code>routing</code>, <code>terraform</code>, <code>rules</code>, <code>schema</code> and <code>files</code>; <code>local</code> imports <code>broker</code>, <code>web</code> and what these import, <code>terminal</code>, and the job templates of <code>trigger</code>; <code>web</code> imports <code>routing</code>, <code>rules</code>, <code>schema</code> and <code>text</code>; <code>operations</code> imports <code>broker</code>, <code>routing</code>, <code>rules</code>, <code>schema</code>, <code>text</code> and the job templates of <code>trigger</code>; <code>cli</code> imports <code>local</code>, <code>web</code>, <code>broker</code>, <code>operations</code>, <code>proof</code>, <code>routing</code>, <code>audit</code>, <code>terraform</code>, <code>rules</code>, <code>schema</code>, <code>terminal</code> and <code>text</code>, <code>audit</code> imports <code>terraform</code>, <code>rules</code>, <code>schema</code> and <code>text</code>, <code>proof</code> imports <code>routing</code> and what that imports, <code>routing</code> imports <code>terraform</code>, <code>rules</code>, <code>schema</code> and <code>text</code>, <code>terraform</code> imports <code>schema</code>, <code>schema</code> imports <code>rules</code>, <code>terminal</code> imports <code>text</code>; a test keeps it so. <code>rules</code> and <code>text</code> need no package at all.</p><h2 id="what-the-tests-need" tabindex="-1">What the tests need <a class="header-anchor" href="#what-the-tests-need" aria-label="Permalink to &quot;What the tests need&quot;">​</a></h2><p>Where a <code>terraform</code> binary is present, the tests validate, plan and apply every environment with it, against a stand-in that knows the attributes of the bindings but nothing of Azure&#39;s own checks; without one those tests are skipped and counted as skipped, and so are those of the page without Chromium. Nothing here was tried on live Azure. The real azurerm 5.2 has validated and planned every environment, and every way to start jobs, with Terraform 1.11 and OpenTofu 1.11 against a stand-in for ARM, without an error or a warning; where <code>AZURERM_BINARY</code> names a binary of it, <code>npx jest real-azurerm</code> does so again. What Azure does with <code>$Default</code>, when it answers 409 and which values it refuses comes from its documentation and from public reports, named in the code.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/layout.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const layout = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  layout as default
};
