import { render } from "preact";
import { VERSION } from "../../foundation/index.js";
import { AnswerView } from "./answer-view.js";
import { Desk } from "./desk.js";
import { Finder } from "./finder.js";
import { LeversView } from "./levers-view.js";
import type { PageData } from "./page-data.js";
import { ShareView } from "./share-view.js";
import { TabsView } from "./tabs-view.js";

/* The what-if page. Its document holds the scenario, the engine's script and this one, and fetches nothing. */

function Page({ desk, finder }: { readonly desk: Desk; readonly finder: Finder }) {
  const { name, about } = desk.base.scenario;
  return (
    <>
      <button type="button" class="skip" onClick={toResults}>
        To the results
      </button>
      <header>
        <p class="kicker">Medium-secure beds: what if?</p>
        <h1>{name}</h1>
        {about !== "" && <p class="about">{about}</p>}
      </header>
      <main data-address={desk.address}>
        <AnswerView desk={desk} />
        <LeversView desk={desk} />
        <div class="detail">
          <TabsView desk={desk} finder={finder} />
          <ShareView desk={desk} finder={finder} />
        </div>
      </main>
      <footer>
        <p>
          A simulation of people, beds and rules, made with securebeds {VERSION}. Figures are estimates with intervals
          for chance; they rest on the assumptions shown beside them and are not a forecast.
        </p>
        <details>
          <summary>Licences of the program’s parts</summary>
          <pre>{textOf("notices")}</pre>
        </details>
      </footer>
    </>
  );
}

/** The part after # is the page's memory, so this is no link to a place on the page. */
function toResults(): void {
  document.getElementById("results")?.focus();
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

function begin(place: Element): void {
  try {
    const desk = new Desk(JSON.parse(textOf("scenario")) as PageData, textOf("engine"));
    desk.begin();
    render(<Page desk={desk} finder={new Finder(desk)} />, place);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    render(<pre role="alert">{text}</pre>, place);
  }
}

const place = document.getElementById("page");
if (place !== null) begin(place);
