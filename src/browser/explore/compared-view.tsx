import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CancelledError } from "../../foundation/index.js";
import { reportSections } from "../../report/index.js";
import type { Desk } from "./desk.js";
import { MarkupView } from "./markup-view.js";

/** The file, the pinned cases and the case on the page side by side. */
export function ComparedView({ desk }: { readonly desk: Desk }) {
  const markup = useSignal("");
  const trouble = useSignal("");
  const { pinned, now, known, compared } = desk;
  const replications = known.value?.replications;
  // Again whenever more is known of what is compared.
  useEffect(() => {
    const work = new AbortController();
    desk.compareAll(work.signal).catch((error: unknown) => {
      if (!(error instanceof CancelledError)) trouble.value = error instanceof Error ? error.message : String(error);
    });
    return () => work.abort();
  }, [pinned.value, now.value, replications]);
  const found = compared.value;
  const isSomething = now.value.settings.length > 0 || pinned.value.length > 0;
  useEffect(() => {
    if (found === undefined) return;
    void reportSections({ runs: [], beds: [], comparisons: [found], sensitivities: [] }).then((sections) => {
      markup.value = sections.find(({ id }) => id === "comparison")?.markup() ?? "";
    });
  }, [found, markup]);
  return (
    <>
      <Cases desk={desk} />
      {trouble.value !== "" && <p class="warning">{trouble.value}</p>}
      {found === undefined ? (
        <p>
          {isSomething ? "Simulating …" : "Change something, or pin a case, and it is compared with the file here."}
        </p>
      ) : (
        <MarkupView markup={markup.value} />
      )}
    </>
  );
}

function Cases({ desk }: { readonly desk: Desk }) {
  const { pinned, now } = desk;
  return (
    <>
      <p>
        <button type="button" disabled={now.value.settings.length === 0} onClick={() => desk.pin()}>
          Pin the case on the page
        </button>
      </p>
      {pinned.value.length > 0 && (
        <ul class="cases">
          {pinned.value.map(({ scenario, trouble }, at) => (
            <li key={`${at}-${scenario?.name}`}>
              <b>Case {at + 1}</b>: {trouble ?? scenario?.differences.join("; ")}{" "}
              <button type="button" class="link" onClick={() => desk.unpin(at)}>
                take away<span class="unseen"> case {at + 1}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
