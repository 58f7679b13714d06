// Which design tokens are reached by a rule. The start tokens have some 600; we use about 100.

const withoutComments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
const asked = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);

/** The class names that stand in a stylesheet. */
export const classesIn = (css) =>
  new Set([...withoutComments(css).matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name]) => name));

/** The tokens of a stylesheet, by name; of two values for one name, the first. */
export function tokensOf(css) {
  const tokens = new Map();
  for (const [, name, value] of withoutComments(css).matchAll(/(--[\w-]+):\s*([^;]+);/g))
    if (!tokens.has(name)) tokens.set(name, value.trim());
  return tokens;
}

/**
 * Follow `var()` from the rules through our theme into the start tokens.
 *
 * Gives `inherited`, the start tokens that are reached and that we do not set, and `ours`, the theme
 * without the lines that nothing reaches. Every `--naast-*` line stays: a municipality sets those.
 */
export function keepTokens({ rules, theme, base }) {
  const own = tokensOf(theme);
  const reached = new Set();
  const todo = asked(rules);
  while (todo.length) {
    const name = todo.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    const value = own.get(name) ?? base.get(name);
    if (value) todo.push(...asked(value));
  }
  const inherited = [...reached]
    .filter((name) => base.has(name) && !own.has(name))
    .sort()
    .map((name) => `${name}:${base.get(name)};`)
    .join("");
  const ours = withoutComments(theme).replace(/^\s*(--[\w-]+):[^;]*;\n/gm, (line, name) =>
    reached.has(name) || name.startsWith("--naast-") ? line : "",
  );
  return { inherited, ours };
}
