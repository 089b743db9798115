import chromium from "@sparticuz/chromium";
import { type Browser, chromium as engine } from "playwright-core";

/** In one process the browser would end with its first page. */
const ONE_PROCESS = ["--single-process", "--no-zygote"];

/** A real browser without a window, from the package that carries one. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !ONE_PROCESS.includes(arg));
  return engine.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
