import { localPageScript, localPageStyle } from '../../web/bundle';
import { ICON } from '../../web/icon';

/**
 * What the page may do: load its own script and style, and ask this server. No script or style stands in the page itself,
 * so nothing that messages say becomes one.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Asset {
  readonly type: string;
  readonly content: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The page, with the secret that what it asks for has to have. */
export async function pageHtml(token: string): Promise<Asset> {
  const content = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="page-token" content="${token}">
<title>Training jobs on this machine</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/page.css">
</head>
<body>
<noscript>This page shows what happens while it happens: it needs JavaScript.</noscript>
<div id="app"></div>
<script src="/page/page.js"></script>
</body>
</html>
`;
  return { type: 'text/html; charset=utf-8', content, headers: { 'Content-Security-Policy': POLICY } };
}

/** What the page loads; `undefined` for what is none of it. */
export async function assetAt(path: string): Promise<Asset | undefined> {
  switch (path) {
    case '/page/page.js':
      return { type: 'text/javascript; charset=utf-8', content: await localPageScript() };
    case '/page/page.css':
      return { type: 'text/css; charset=utf-8', content: localPageStyle() };
    case '/page/icon.svg':
      return { type: 'image/svg+xml', content: ICON };
    default:
      return undefined;
  }
}
