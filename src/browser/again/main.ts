import { study } from "../../experiment/index.js";
import { readScenario } from "../../scenario/index.js";
import { type PageData, sourceOf } from "../explore/page-data.js";
import { WebWorkerRunner } from "../web-worker-runner.js";

/* "Run again in this page": a report simulates its own scenario again, on the computer it is read on, and says whether the same
 * comes out. */

/** What the report was computed from, and what came out. */
interface AgainData {
  readonly source: PageData;
  readonly asked: { readonly replications?: number; readonly precision?: number };
  /** SHA-256 of the result as JSON. */
  readonly sha256: string;
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function runAgain({ source, asked, sha256 }: AgainData, say: (words: string) => void): Promise<void> {
  const runner = new WebWorkerRunner({ engine: textOf("engine") });
  try {
    const scenario = readScenario(sourceOf(source, []));
    const result = await study(scenario, {
      ...asked,
      runner,
      onProgress: ({ done, planned }) => say(`Simulating: ${done} of at most ${planned} runs …`),
    });
    const found = await hashOf(JSON.stringify(result));
    const short = found.slice(0, 16);
    say(
      found === sha256
        ? `The same to the last digit: ${result.replications} simulated runs give the result of this report (SHA-256 ${short}…).`
        : `Not the same: these runs give another result (SHA-256 ${short}…, the report’s is ${sha256.slice(0, 16)}…). The page has been changed, or this browser computes otherwise.`,
    );
  } finally {
    await runner.close();
  }
}

function begin(place: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Run again in this page";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  place.append(button, said);
  const say = (words: string): void => {
    said.textContent = words;
  };
  button.addEventListener("click", () => {
    button.disabled = true;
    runAgain(JSON.parse(textOf("again-data")) as AgainData, say)
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        button.disabled = false;
      });
  });
}

const place = document.getElementById("again-place");
if (place !== null) begin(place);
