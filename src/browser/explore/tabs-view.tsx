import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ReportSection, reportSections } from "../../report/index.js";
import { ComparedView } from "./compared-view.js";
import type { Desk } from "./desk.js";
import type { Finder } from "./finder.js";
import { FinderView } from "./finder-view.js";
import { MarkupView } from "./markup-view.js";

/** Sections of the report, by the tab they are shown in; what has a view of its own has no sections. */
const TABS = [
  { id: "waiting", title: "Waiting", sections: ["waiting", "causes"] },
  { id: "occupancy", title: "Beds over time", sections: ["occupancy"] },
  { id: "units", title: "Units", sections: ["places"] },
  { id: "flow", title: "Flow", sections: ["flow", "costs"] },
  { id: "returns", title: "Returns and the two classes", sections: ["returns"] },
  { id: "compare", title: "Compare", sections: [] },
  { id: "find", title: "Find the beds", sections: [] },
  { id: "trust", title: "What it rests on", sections: ["trust", "assumptions", "differences"] },
] as const;

type Tab = (typeof TABS)[number];

/** What is known of the case, a view at a time. */
export function TabsView({ desk, finder }: { readonly desk: Desk; readonly finder: Finder }) {
  const shown = useSignal<Tab["id"]>("waiting");
  const go = (at: number): void => {
    const tab = TABS[(at + TABS.length) % TABS.length];
    shown.value = tab.id;
    document.getElementById(`tab-${tab.id}`)?.focus();
  };
  const move = (event: KeyboardEvent, at: number): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <section class="tabs" aria-label="In detail">
      <div role="tablist" aria-label="In detail">
        {TABS.map(({ id, title }, at) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls="panel"
            aria-selected={shown.value === id}
            tabIndex={shown.value === id ? 0 : -1}
            onClick={() => {
              shown.value = id;
            }}
            onKeyDown={(event) => move(event, at)}
          >
            {title}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel may hold no control; then the keyboard reaches it only if it takes the focus itself, as ARIA's tabs ask */}
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${shown.value}`} tabIndex={0}>
        <Panel desk={desk} finder={finder} tab={TABS.find(({ id }) => id === shown.value) ?? TABS[0]} />
      </div>
    </section>
  );
}

function Panel({ desk, finder, tab }: { readonly desk: Desk; readonly finder: Finder; readonly tab: Tab }) {
  if (tab.id === "compare") return <ComparedView desk={desk} />;
  if (tab.id === "find") return <FinderView desk={desk} finder={finder} />;
  return <SectionsView desk={desk} wanted={tab.sections} />;
}

/** The report is drawn anew whenever more is known, but only the part that is looked at. */
function SectionsView({ desk, wanted }: { readonly desk: Desk; readonly wanted: readonly string[] }) {
  const sections = useSignal<readonly ReportSection[]>([]);
  const known = desk.known.value;
  useEffect(() => {
    if (known === undefined) return;
    let isWanted = true;
    const { scenario, result } = known;
    void reportSections({ runs: [{ scenario, result }], beds: [], comparisons: [], sensitivities: [] }).then((all) => {
      if (isWanted) sections.value = all;
    });
    return () => {
      isWanted = false;
    };
  }, [known, sections]);
  const shown = sections.value.filter(({ id }) => wanted.includes(id));
  if (known === undefined || sections.value.length === 0) return <p>Simulating …</p>;
  if (shown.length === 0) return <p>Nothing of this kind happens in this scenario.</p>;
  return (
    <>
      {shown.map((section) => (
        <div key={section.id}>
          <h3>{section.title}</h3>
          <MarkupView markup={section.markup()} />
        </div>
      ))}
    </>
  );
}
