"use strict";
// The page is complete without this: picture and evidence stand in it. The
// script joins them: a line in the picture opens its quotes, and back.
const map = document.getElementById("map");
const drawings = [...map.querySelectorAll("svg.picture")];
const lines = [...document.querySelectorAll("details[data-line]")];
const find = document.getElementById("find");
const shown = document.getElementById("shown");
let entity = "";
let bundle = ""; // a line that stands for several relationships, when it was picked

function parts(key, value) {
  return drawings.flatMap(d => [...d.querySelectorAll("[data-record]")]
    .filter(g => g.dataset.record === key + "-" + value));
}
function choose(elements) {
  for (const g of map.querySelectorAll(".chosen")) g.classList.remove("chosen");
  for (const g of elements) g.classList.add("chosen");
  map.classList.toggle("asked", elements.length > 0);
}
function list() {
  const words = find.value.trim().toLocaleLowerCase();
  let count = 0;
  for (const line of lines) {
    const fits = (!bundle || line.dataset.line === bundle) && (!entity || line.dataset.from === entity || line.dataset.to === entity) &&
      (!words || line.textContent.toLocaleLowerCase().includes(words));
    line.hidden = !fits;
    count += fits;
  }
  shown.textContent = shown.dataset.words.replace("%1", count).replace("%2", lines.length);
}
function openLine(id) {
  const same = lines.filter(l => l.dataset.line === id), line = same[0];
  if (!line) return;
  if (same.length > 1) bundle = id;
  else if (bundle || line.hidden) bundle = "";
  if (bundle || line.hidden) { entity = ""; find.value = ""; }
  list();
  for (const other of lines) other.open = other === line;
  line.scrollIntoView({ block: "nearest" });
  line.querySelector("summary").focus({ preventScroll: true });
}
function openEntity(id) {
  bundle = "";
  entity = entity === id ? "" : id;
  list();
  if (!entity) return choose([]);
  const near = lines.filter(l => !l.hidden);
  choose([...parts("entity", id), ...near.flatMap(l => [...parts("relationship", l.dataset.line),
    ...parts("entity", l.dataset.from), ...parts("entity", l.dataset.to)])]);
}
for (const line of lines)
  line.addEventListener("toggle", () => {
    if (line.open)
      choose([...parts("relationship", line.dataset.line), ...parts("entity", line.dataset.from),
        ...parts("entity", line.dataset.to)]);
    else if (!lines.some(l => l.open)) choose([]);
  });
for (const drawing of drawings) {
  for (const g of drawing.querySelectorAll("g.edge[data-record], g.node[data-record]")) {
    const [key, id] = g.dataset.record.split("-");
    if (g.classList.contains("edge")) { // wide enough for a finger
      const curve = [...g.querySelectorAll("path")].find(p => p.getAttribute("fill") === "none");
      if (curve) {
        const reach = document.createElementNS("http://www.w3.org/2000/svg", "path");
        reach.setAttribute("d", curve.getAttribute("d"));
        reach.setAttribute("class", "reach");
        g.prepend(reach);
      }
    } else {
      g.setAttribute("tabindex", "0");
      g.setAttribute("role", "button");
    }
    const act = () => key === "relationship" ? openLine(id) : openEntity(id);
    g.addEventListener("click", e => { if (!moved) { act(); e.stopPropagation(); } });
    g.addEventListener("keydown", e => {
      if (e.key === "Enter" || e.key === " ") { act(); e.preventDefault(); }
    });
  }
}
// What is sought is sought in all: whoever was picked before is let go.
find.addEventListener("input", () => { bundle = ""; if (entity) { entity = ""; choose([]); } list(); });
document.addEventListener("keydown", e => {
  if (e.key === "Escape") { entity = bundle = ""; find.value = ""; for (const l of lines) l.open = false; list(); choose([]); }
  if (e.target.tagName === "INPUT") return;
  if (e.key === "+" || e.key === "=") zoom(1 / 1.25);
  if (e.key === "-") zoom(1.25);
  if (e.key === "0") fit();
  if (e.key === "/") { find.focus(); e.preventDefault(); }
});

// Moving and zooming: by the box that is seen.
const whole = drawings[0].viewBox.baseVal;
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
let box = { ...full }, moved = false, drag = null;
function see() { for (const d of drawings) d.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`); }
function fit() { box = { ...full }; see(); }
function zoom(by, at) {
  const width = Math.min(full.width * 4, Math.max(full.width / 40, box.width * by));
  const scale = width / box.width;
  at = at || { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  box = { x: at.x - (at.x - box.x) * scale, y: at.y - (at.y - box.y) * scale,
    width: box.width * scale, height: box.height * scale };
  see();
}
function place(e) {
  const d = drawings.find(one => one.getClientRects().length) || drawings[0];
  return new DOMPoint(e.clientX, e.clientY).matrixTransform(d.getScreenCTM().inverse());
}
map.addEventListener("wheel", e => { zoom(Math.exp(e.deltaY / 500), place(e)); e.preventDefault(); }, { passive: false });
map.addEventListener("pointerdown", e => { moved = false; if (e.button === 0) drag = place(e); });
window.addEventListener("pointermove", e => {
  if (!drag) return;
  const now = place(e);
  if (Math.hypot(now.x - drag.x, now.y - drag.y) > 3 * box.width / map.clientWidth) moved = true;
  if (moved) { box.x -= now.x - drag.x; box.y -= now.y - drag.y; see(); }
});
window.addEventListener("pointerup", () => { drag = null; });
document.getElementById("in").addEventListener("click", () => zoom(1 / 1.25));
document.getElementById("out").addEventListener("click", () => zoom(1.25));
document.getElementById("fit").addEventListener("click", fit);
list();
document.documentElement.dataset.ready = "yes";
