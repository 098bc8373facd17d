/**
 * Gives a frame its policy, with the address of our files in place of `{ours}`. Not a `<meta>` in the document:
 * in a page that is sandboxed the frame has no origin, so that `'self'` would match nothing there. Each document
 * says its own policy, whole, and not by a template: what a frame may do is read where it is.
 */
{
  const { dataset, src } = document.currentScript;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = dataset.policy.replaceAll('{ours}', new URL(src).origin);
  document.head.append(meta);
}
