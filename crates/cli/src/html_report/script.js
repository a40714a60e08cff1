// The page is whole without this; it opens what a link leads to, shows evidence in the text, reads figures out, and filters.
"use strict";

const opened = (node) => {
  for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
};

const follow = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  opened(target);
  target.scrollIntoView({ block: target.matches("li, .sheet details") ? "center" : "start", behavior: "instant" });
};
addEventListener("hashchange", follow);
follow();

// An event that is open has its sentence lit up in the article.
document.addEventListener("toggle", (toggled) => {
  const event = toggled.target;
  if (!event.dataset.event) return;
  const text = event.closest(".sheet").querySelector(".text");
  const parts = text.querySelectorAll(`[data-events~="${event.dataset.event}"]`);
  parts.forEach((part) => {
    const count = Number(part.dataset.lit || 0) + (event.open ? 1 : -1);
    part.dataset.lit = Math.max(count, 0);
    part.classList.toggle("lit", count > 0);
  });
}, true);

// What a figure says stands below its chart while one points at it.
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    const figure = target.closest?.("a[data-tip]");
    if (figure) figure.closest(".card").querySelector(".readout").textContent = figure.dataset.tip;
  });
}

const filter = document.querySelector(".filter");
if (filter) {
  filter.hidden = false;
  filter.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    const only = new Set([...filter.querySelectorAll("[aria-pressed=true]")].map((pressed) => pressed.dataset.kind));
    let count = 0;
    document.querySelectorAll(".month").forEach((month) => {
      const events = [...month.querySelectorAll("li[data-kind]")];
      events.forEach((event) => { event.hidden = only.size > 0 && !only.has(event.dataset.kind); });
      const left = events.filter((event) => !event.hidden).length;
      month.hidden = left === 0;
      count += left;
    });
    filter.querySelector("[aria-live]").textContent = `${count} events shown`;
  });
}
