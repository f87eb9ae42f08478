// Starts a real Chromium for the tests of the page, or says in a word why there is none.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found: string | undefined = [process.env["CHROMIUM"], ...PLACES].find((path) => path !== undefined && existsSync(path));

/** Empty where a Chromium is installed; .ci/run installs one, a user's machine need not have it. */
export const noBrowser: string = found ? "" : "no Chromium is installed (Debian: chromium-headless-shell, or set CHROMIUM)";

export async function startBrowser(): Promise<Browser> {
  if (!found) throw new Error(noBrowser);
  return chromium.launch({ executablePath: found });
}
