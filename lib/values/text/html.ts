/** Text inside HTML or XML, in an element or between quotation marks: nothing in it is taken for markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
