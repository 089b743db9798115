// biome-ignore-all lint/correctness/noUnusedVariables: called by the test, in the page
/** Runs in the page: what sticks out of it, letters outside their drawing, and letters on letters. */
function faultsOfLayout() {
  const faults = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide, its window ${clientWidth}`);
  for (const svg of document.querySelectorAll(".drawing > svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
    const boxes = texts.map((text) => text.getBoundingClientRect());
    boxes.forEach((box, i) => {
      const name = `${svg.closest("figure")?.id}: “${texts[i].textContent}”`;
      const isOut =
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 2 ||
        box.bottom > frame.bottom + 2;
      if (isOut) faults.push(`${name} is cut off`);
      boxes.slice(0, i).forEach((other, j) => {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (wide > 2 && high > 4) faults.push(`${name} lies on “${texts[j].textContent}”`);
      });
    });
  }
  return faults;
}
