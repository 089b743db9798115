import { useSignal } from "@preact/signals";
import type { Desk } from "./desk.js";
import { type Download, downloadsOf, save } from "./download.js";
import type { Finder } from "./finder.js";

/** Ways to hand on what is on the page. */
export function ShareView({ desk, finder }: { readonly desk: Desk; readonly finder: Finder }) {
  const said = useSignal("");
  const hand = (download: Download): void => {
    said.value = `Making ${download.name} …`;
    save(download).then(
      () => {
        said.value = `${download.name} is in your downloads.`;
      },
      (error: unknown) => {
        said.value = `${download.name} could not be made: ${error instanceof Error ? error.message : error}`;
      },
    );
  };
  return (
    <section class="share" aria-labelledby="share-title">
      <h2 id="share-title">Take it with you</h2>
      <p>
        The address of this page holds your changes: whoever has the page and the address sees the same. Nothing leaves
        this computer.
      </p>
      <p class="row">
        {downloadsOf(desk, finder).map((download) => (
          <button
            key={download.label}
            type="button"
            disabled={desk.known.value === undefined}
            onClick={() => hand(download)}
          >
            {download.label}
          </button>
        ))}
      </p>
      <p role="status">{said.value}</p>
    </section>
  );
}
