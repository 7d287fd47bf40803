// axe-core with the rules that the site keeps.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const source = readFileSync(join(import.meta.dirname, "../node_modules/axe-core/axe.min.js"), "utf8");

/** A, AA, 2.2 and best practice; and of AAA the contrast of 7:1. */
const options = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "color-contrast-enhanced": { enabled: true } },
};

/** Runs axe in a tab. */
export async function axe(tab) {
  await tab.evaluate(`window.axe || (() => { ${source} })()`);
  const { violations } = await tab.evaluate((options) => window.axe.run(options), options);
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 120)} [${node.any[0]?.message ?? ""}]`),
  );
}
