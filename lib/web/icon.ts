/** What a tab of the browser shows for this project: a message that goes several ways. SVG. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#12302c"/><path d="M6 16h7m0 0 8-8h5m-13 8h13m-13 0 8 8h5" fill="none" stroke="#7ee0c3" stroke-width="2.6" stroke-linecap="round"/></svg>';
