// One table of finished words: a real <table>, whose rows become cards where they do not fit,
// with a button that copies it (as a table for a document, as text for a spreadsheet) and one
// that saves it. Every word is set as text, never as markup.

const built = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const old = built.get(parentElement);
  let place = parentElement.querySelector(".place");
  if (!place) {
    place = made("div", "place");
    parentElement.append(place);
  }
  const table = drawn(data, (row) => setTriggerValue("pick", row));
  place.replaceChildren(table.whole);
  old?.disconnect();
  const watcher = new ResizeObserver(() => fit(place, table.grid));
  watcher.observe(place);
  built.set(parentElement, watcher);
  return () => watcher.disconnect();
}

function made(tag, className, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) element.textContent = words;
  return element;
}

function drawn(data, pick) {
  const whole = made("div", "whole");
  const top = made("div", "top");
  if (data.title) top.append(made(data.heads ? "h2" : "strong", "title", data.title));
  top.append(buttons(data));
  const frame = made("div", data.rows.length > data.most ? "frame long" : "frame");
  const grid = made("table", "grid");
  grid.setAttribute("role", "table");
  grid.setAttribute("aria-label", data.name);
  grid.append(head(data), body(data, pick));
  frame.append(grid);
  if (frame.classList.contains("long")) {
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", data.name);
  }
  whole.append(top, frame);
  for (const note of data.notes) whole.append(made("p", "note", note));
  if (data.meanings.length) whole.append(meanings(data));
  return { whole, grid };
}

function head(data) {
  const group = made("thead");
  group.setAttribute("role", "rowgroup");
  const row = made("tr");
  row.setAttribute("role", "row");
  data.head.forEach((name, column) => {
    const cell = made("th", kind(data, column), name);
    cell.setAttribute("role", "columnheader");
    cell.scope = "col";
    row.append(cell);
  });
  group.append(row);
  return group;
}

function body(data, pick) {
  const group = made("tbody");
  group.setAttribute("role", "rowgroup");
  data.rows.forEach((cells, place) => {
    const row = made("tr", data.styles[place] ?? "");
    row.setAttribute("role", "row");
    const chosen = data.chosen.includes(place);
    if (chosen) row.classList.add("chosen");
    cells.forEach((words, column) => {
      const names = !column && words; // a block goes on where the first cell is empty
      const cell = made(names ? "th" : "td", kind(data, column));
      cell.setAttribute("role", names ? "rowheader" : "cell");
      if (names) cell.scope = "row";
      cell.dataset.label = data.head[column];
      if (!words) cell.classList.add("empty");
      if (words.length > 26) cell.classList.add("words");
      if (column && column === cells.length - 1 && cells.length < data.head.length) {
        cell.colSpan = data.head.length - column; // one cell that speaks of the whole row
        cell.className = "spans";
      }
      if (!column && data.picks.includes(place)) {
        cell.append(picker(words, chosen, () => pick(place)));
      } else {
        cell.textContent = words;
      }
      row.append(cell);
    });
    group.append(row);
  });
  return group;
}

function kind(data, column) {
  return data.figures.includes(column) ? "figure" : "";
}

function picker(words, chosen, onClick) {
  const button = made("button", "pick", words);
  button.type = "button";
  button.setAttribute("aria-pressed", String(chosen));
  button.onclick = onClick;
  return button;
}

function buttons(data) {
  const row = made("div", "buttons");
  const said = made("span", "said");
  said.setAttribute("role", "status");
  const copy = made("button", "", data.words.copy);
  copy.type = "button";
  copy.setAttribute("aria-label", `${data.words.copy}: ${data.name}`);
  copy.onclick = async () => {
    said.textContent = (await copied(data)) ? data.words.copied : data.words.not_copied;
    setTimeout(() => (said.textContent = ""), 4000);
  };
  row.append(said, copy);
  if (data.csv) {
    const save = made("button", "", data.words.download);
    save.type = "button";
    save.setAttribute("aria-label", `${data.words.download}: ${data.name}`);
    save.onclick = () => saved(data);
    row.append(save);
  }
  return row;
}

function meanings(data) {
  const box = made("details", "meanings");
  box.append(made("summary", "", data.words.meanings));
  const list = made("dl");
  for (const [name, told] of data.meanings) {
    list.append(made("dt", "", name), made("dd", "", told));
  }
  box.append(list);
  return box;
}

// ---- to a document or a spreadsheet

function page(data) {
  const table = made("table");
  table.style.borderCollapse = "collapse";
  const caption = made("caption", "", data.name);
  caption.style.textAlign = "left";
  table.append(caption);
  [data.copy_head, ...data.copy].forEach((cells, place) => {
    const row = made("tr");
    cells.forEach((words, column) => {
      const cell = made(place ? "td" : "th", "", words);
      const line = "1px solid #000";
      if (!place) cell.style.borderTop = line;
      if (!place || place === data.copy.length) cell.style.borderBottom = line;
      cell.style.padding = "2px 8px";
      cell.style.textAlign = kind(data, column) ? "right" : "left";
      row.append(cell);
    });
    table.append(row);
  });
  const box = made("div");
  box.append(table);
  for (const note of data.notes) box.append(made("p", "", note));
  return box;
}

function text(data) {
  const rows = [[data.name], data.copy_head, ...data.copy, ...data.notes.map((note) => [note])];
  return rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n");
}

async function copied(data) {
  const box = page(data);
  try {
    const parts = { "text/html": box.outerHTML, "text/plain": text(data) };
    const blobs = Object.entries(parts).map(([type, words]) => [type, new Blob([words], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copiedBySelecting(box); // an address without https has no clipboard of its own
  }
}

function copiedBySelecting(box) {
  box.style.cssText = "position:fixed;left:0;top:0;opacity:0.01;background:#fff;color:#000";
  document.body.append(box);
  const selection = getSelection();
  selection.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(box);
  selection.addRange(range);
  let done = false;
  try {
    done = document.execCommand("copy");
  } finally {
    selection.removeAllRanges();
    box.remove();
  }
  return done;
}

function saved(data) {
  const file = new Blob(["\ufeff", data.csv], { type: "text/csv;charset=utf-8" });
  const link = made("a");
  link.href = URL.createObjectURL(file);
  link.download = data.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// ---- rows become cards exactly where the table does not fit

function fit(place, grid) {
  const room = place.clientWidth;
  const fits = () => !room || grid.scrollWidth <= room + 1;
  grid.classList.remove("tight", "cards");
  if (!fits()) grid.classList.add("tight");
  if (!fits()) grid.classList.replace("tight", "cards");
}
