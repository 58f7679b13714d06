// Builds what Naast serves: styles, fonts, icons and one script of others, from pinned packages.
// Run by `make assets`, from the root of the repository. What it writes is committed, so nobody
// needs node to install, test or run Naast.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

import { classesIn, keepTokens, tokensOf } from "./tokens.mjs";

const UI = "naast/core/ui";
const PAPER = "naast/core/paper/fonts";
const SOURCES = join(UI, "assets");
const STATIC = join(UI, "static/ui");
const read = (path) => readFileSync(path, "utf8");
const source = (name) => read(join(SOURCES, name));
const vendor = (path) => read(join("node_modules", path));

const NLDS = "@nl-design-system-candidate";
const PARTS = {
  "@utrecht/component-library-css": "dist/index.css",
  [`${NLDS}/button-css`]: "dist/button.css",
  [`${NLDS}/data-badge-css`]: "dist/data-badge.css",
  [`${NLDS}/heading-css`]: "dist/heading.css",
  [`${NLDS}/link-css`]: "dist/link.css",
  [`${NLDS}/skip-link-css`]: "dist/skip-link.css",
};
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens";
const FONT = "@fontsource/atkinson-hyperlegible-next";
const WEIGHTS = [400, 600, 700];
// For paper: whole fonts, as typst reads no woff2; the later ones for what the first cannot write.
const PAPER_FONTS = {
  "@expo-google-fonts/atkinson-hyperlegible-next": ["400Regular", "600SemiBold", "700Bold"],
  "@expo-google-fonts/noto-sans": ["400Regular", "700Bold"],
  "@expo-google-fonts/noto-sans-arabic": ["400Regular", "700Bold"],
};
const SHARED = ["ground.css", "frame.css", "home.css", "people.css", "file.css", "forms.css", "figures.css"];
const BUNDLES = {
  "resident.css": [...SHARED, "media.css"],
  "staff.css": [...SHARED, "desk.css", "report.css", "media.css"],
};
const COMPOSED = [
  ...["primary", "secondary"].map((kind) => `nl-button--${kind}`),
  ...["textbox", "textarea", "select"].map((control) => `utrecht-${control}--invalid`),
];
const TARGETS = { chrome: 100 << 16, firefox: 100 << 16, safari: 15 << 16 };

const manifest = {};
const paperManifest = {};

/** Write a built file and note where it came from. */
function ship(path, content, packages, { root = UI, into = manifest } = {}) {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), content);
  const from = packages.map((name) => {
    const { version, license } = JSON.parse(vendor(join(name, "package.json")));
    return { package: name, version, licence: license };
  });
  into[path] = { from, sha256: createHash("sha256").update(content).digest("hex") };
}

/** All files under a folder, by the end of their name. */
function* walk(folder, ends) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path, ends);
    else if (path.endsWith(ends)) yield path;
  }
}

/** Everything that may name a class: templates of all apps, and the Python that writes markup. */
function pages() {
  const templates = [...walk("naast", ".html")].filter((path) => path.includes("/templates/"));
  const python = [...walk(UI, ".py")].filter((path) => !path.includes("/tests/"));
  return [...templates, ...python].map((path) => ({ raw: read(path), extension: "html" }));
}

/** The font rules of the package, with only woff2: a second format would be named but not there. */
function fontRules() {
  return WEIGHTS.map((weight) =>
    vendor(join(FONT, `${weight}.css`))
      .split(/(?=@font-face)/)
      .filter((rule) => /-latin(-ext)?-\d/.test(rule) && rule.startsWith("@font-face"))
      .map((rule) => rule.replace(/url\(\.\/files\/([^)]+woff2)\)[^;]*;/, "url(fonts/$1) format('woff2');"))
      .join("\n"),
  ).join("\n");
}

/** One stylesheet: tokens that are reached, vendor rules that are used, and all of our own. */
async function stylesheet(name, files) {
  const theme = source("theme.css");
  const own = files.map(source).join("\n");
  const raw = Object.entries(PARTS).map(([pkg, path]) => vendor(join(pkg, path))).join("\n");
  const [{ css: parts }] = await new PurgeCSS().purge({
    content: pages(),
    css: [{ raw }],
    // Classes that stand only in our stylesheets are in use as well, and so are those that a tag
    // puts together from two words.
    safelist: { standard: ["html", "body", ...classesIn(own), ...COMPOSED] },
  });

  const base = tokensOf(vendor(join(TOKENS, "dist/theme.css")));
  const { inherited, ours } = keepTokens({ rules: parts + own, theme, base });
  const code = [fontRules(), `.naast-theme{${inherited}}`, ours, parts, own].join("\n");
  const built = transform({ filename: name, code: Buffer.from(code), minify: true, targets: TARGETS, errorRecovery: true });
  ship(`static/ui/${name}`, built.code, [...Object.keys(PARTS), TOKENS]);
  console.log(name, built.code.length, "bytes,", gzipSync(built.code, { level: 9 }).length, "gzipped");
}

/** The inside of an icon; the frame around it is written by the template tag. */
function icon(name) {
  const svg = vendor(`@tabler/icons/icons/outline/${name}.svg`);
  return [...svg.matchAll(/<(?:path|circle|rect|line)[^>]*\/>/g)]
    .map(([tag]) => tag.replace(/\s*\/>/, "/>").replace(/\s+/g, " "))
    .filter((tag) => !tag.includes('stroke="none"'))
    .join("");
}

for (const folder of ["fonts", "licences"]) rmSync(join(STATIC, folder), { recursive: true, force: true });

for (const [name, files] of Object.entries(BUNDLES)) await stylesheet(name, files);

for (const weight of WEIGHTS)
  for (const script of ["latin", "latin-ext"]) {
    const file = `atkinson-hyperlegible-next-${script}-${weight}-normal.woff2`;
    ship(`static/ui/fonts/${file}`, readFileSync(join("node_modules", FONT, "files", file)), [FONT]);
  }

const names = source("icons.txt").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
const icons = Object.fromEntries(names.sort().map((name) => [name, icon(name)]));
ship("icons.json", JSON.stringify(icons, null, 1) + "\n", ["@tabler/icons"]);

ship("static/ui/htmx.min.js", vendor("htmx.org/dist/htmx.min.js"), ["htmx.org"]);
ship("tests/vendor/axe.min.js", vendor("axe-core/axe.min.js"), ["axe-core"]);

for (const name of new Set(Object.values(manifest).flatMap(({ from }) => from.map((one) => one.package)))) {
  const file = readdirSync(join("node_modules", name)).find((one) => /^licen[cs]e(\.md|\.txt)?$/i.test(one));
  ship(`static/ui/licences/${name.replace("@", "").replace("/", "-")}.txt`, vendor(join(name, file)), [name]);
}

rmSync(PAPER, { recursive: true, force: true });
for (const [name, styles] of Object.entries(PAPER_FONTS)) {
  const there = { root: PAPER, into: paperManifest };
  for (const style of styles) {
    const [file] = readdirSync(join("node_modules", name, style)).filter((one) => one.endsWith(".ttf"));
    ship(file, readFileSync(join("node_modules", name, style, file)), [name], there);
  }
  const licence = vendor(join(name, "LICENSE_FONT"));
  ship(`${name.split("/")[1]}.txt`, licence, [name], there);
}

for (const [folder, notes] of [[STATIC, manifest], [PAPER, paperManifest]]) {
  const sorted = Object.fromEntries(Object.entries(notes).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(folder, "MANIFEST.json"), JSON.stringify(sorted, null, 2) + "\n");
}

// `npm install` writes addresses of funding pages into the lock; our lock holds no address at all.
const lock = JSON.parse(read("package-lock.json"));
for (const one of Object.values(lock.packages)) delete one.funding;
writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");
