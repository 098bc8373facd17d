/** Prettier's settings: the one way the TypeScript, JavaScript, CSS and HTML of this tree are laid out. */
export default {
  printWidth: 100,
  singleQuote: true,
};
