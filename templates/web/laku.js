// What the page adds where scripts run: explanations beside their figure, tables that sort and filter.
// Without it every figure is a link to its explanation at the end of the page.

const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

// ------------------------------------------------------------------------------------------- explanations

const title = make("h2", { id: "_balon-judul" });
const close = make("button", { type: "button" }, "Tutup");
const content = make("div", { class: "balon-isi" });
const balloon = make(
  "div",
  { class: "balon", id: "_balon", popover: "auto", role: "dialog", "aria-labelledby": "_balon-judul", tabindex: "-1" },
  make("div", { class: "balon-kepala" }, title, close),
  content,
);
let figure = null;

const copyOf = (ident) => {
  const copy = document.getElementById(ident).cloneNode(true);
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  return copy;
};

// The others that are printed alike: all of them where the figure itself says no more.
const others = (form, shown) => {
  const list = copyOf(form).querySelector("ul");
  for (const link of list.querySelectorAll("a")) if (link.hash === shown) link.closest("li").remove();
  return list;
};

const explain = (link, hash) => {
  const form = link.dataset.bentuk;
  const single = hash.startsWith("#_jelas-");
  content.replaceChildren();
  if (single) {
    const name = document.getElementById(hash.slice(1)).closest("details").querySelector("summary").textContent;
    title.textContent = `${link.textContent} · ${name}`;
    content.append(copyOf(hash.slice(1)));
  } else {
    title.textContent = link.textContent;
  }
  if (form) {
    const list = others(form, hash);
    if (single) {
      const count = list.children.length;
      content.append(make("details", {}, make("summary", {}, `Arti lain dari ${link.textContent} (${count})`), list));
    } else {
      content.append(make("p", {}, "Bentuk cetak ini dipakai oleh beberapa angka. Pilih yang dimaksud:"), list);
    }
  }
  balloon.scrollTop = 0;
};

const place = (link) => {
  balloon.style.left = balloon.style.top = "";
  const box = link.getBoundingClientRect();
  const { width, height, top: edge } = balloon.getBoundingClientRect();
  if (getComputedStyle(balloon).position === "fixed") {
    // At the foot of a small screen it must not cover its figure.
    if (box.bottom > edge) window.scrollBy(0, box.bottom - edge + 24);
    return;
  }
  const page = document.documentElement;
  const left = Math.max(8, Math.min(box.left, page.clientWidth - width - 8));
  const below = box.bottom + 6;
  const above = box.top - height - 6;
  const top = below + height > page.clientHeight && above > 0 ? above : below;
  balloon.style.left = `${left + window.scrollX}px`;
  balloon.style.top = `${top + window.scrollY}px`;
};

// Closing gives the focus back to a figure, and coming back is no new question.
let returning = false;
const shut = (back) => {
  returning = true;
  if (balloon.matches(":popover-open")) balloon.hidePopover();
  if (back && figure) figure.focus();
  returning = false;
};

const open = (link) => {
  shut(false);
  figure = link;
  explain(link, link.hash);
  balloon.showPopover();
  link.setAttribute("aria-expanded", "true");
  place(link);
};

if (HTMLElement.prototype.showPopover) {
  document.body.append(balloon);
  for (const link of document.querySelectorAll("a.angka")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("role", "button");
  }
  close.addEventListener("click", () => shut(true));
  balloon.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && figure) figure.setAttribute("aria-expanded", "false");
  });
  balloon.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    shut(true);
  });
  balloon.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#_jelas-']");
    if (!link) return;
    event.preventDefault();
    explain(figure, link.hash);
    balloon.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.angka");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
    balloon.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a.angka")) return;
    event.preventDefault();
    event.target.click();
  });
  // Walking with the keyboard shows each explanation and leaves the focus on its figure.
  document.addEventListener("focusin", (event) => {
    if (returning) return;
    if (event.target.matches("a.angka:focus-visible")) open(event.target);
    else if (!balloon.contains(event.target) && event.target !== figure) shut(false);
  });
}

// A folded explanation opens when something leads to it, also in browsers that do not see to it themselves.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details");
  if (!folded || folded.open) return;
  folded.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// -------------------------------------------------------------------------------------------------- tables

const SHORT = 3;
const LONG = 10;
const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

// "Rp94.496.718.290", "97,53%", "1 Dokumen": the number a cell begins with, null where it begins with none.
const numberOf = (text) => {
  const found = /^([-−]?)(?:Rp)?\s?(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?/.exec(text);
  if (!found) return null;
  const value = Number(found[2].replaceAll(".", "") + (found[3] || "").replace(",", "."));
  return found[1] ? -value : value;
};
const missing = (text) => text === "" || text === "–" || text.startsWith("[belum ada");

const compare = (a, b) => {
  const [x, y] = [numberOf(a), numberOf(b)];
  return x !== null && y !== null && x !== y ? x - y : collator.compare(a, b);
};

// A row that one cell spans most of is a heading or a sum: it stays, and rows are sorted between such.
const stays = (row) => [...row.cells].some((cell) => cell.colSpan > 1);

// Cells that reach over rows are repeated in each, so that a row can stand anywhere.
const whole = (rows) => {
  const reaching = [];
  return rows.map((row) => {
    const copy = row.cloneNode(false);
    const own = [...row.cells];
    for (let column = 0; own.length || (reaching[column] && reaching[column].left); column += 1) {
      const above = reaching[column];
      if (above && above.left) {
        above.left -= 1;
        copy.append(above.cell.cloneNode(true));
        continue;
      }
      const cell = own.shift();
      const alone = cell.cloneNode(true);
      if (cell.rowSpan > 1) reaching[column] = { cell: alone, left: cell.rowSpan - 1 };
      alone.removeAttribute("rowspan");
      copy.append(alone);
      column += cell.colSpan - 1;
    }
    return copy;
  });
};

const equip = (table) => {
  const body = table.tBodies[0];
  const head = table.tHead && table.tHead.rows[0];
  if (!body || !head || body.rows.length < SHORT || [...head.cells].some((th) => th.colSpan > 1 || th.rowSpan > 1)) return;
  const printed = [...body.rows];
  const rows = whole(printed);
  const state = { column: -1, step: 0, words: [] };
  let status = null;

  const shown = () => {
    if (state.step === 0 && !state.words.length) return printed;
    const made = [];
    let run = [];
    const flush = () => {
      if (state.step !== 0) {
        run.sort((a, b) => {
          const [x, y] = [a, b].map((row) => row.cells[state.column].textContent.trim());
          return missing(x) - missing(y) || state.step * compare(x, y);
        });
      }
      made.push(...run);
      run = [];
    };
    for (const row of rows) {
      if (stays(row)) {
        flush();
        made.push(row);
      } else {
        run.push(row);
      }
    }
    flush();
    return made;
  };

  const show = () => {
    const made = shown();
    let count = 0;
    for (const row of made) {
      const text = row.textContent.toLocaleLowerCase("id");
      const fits = state.words.every((word) => text.includes(word));
      row.hidden = !fits && !stays(row);
      count += fits && !stays(row) ? 1 : 0;
    }
    body.replaceChildren(...made);
    if (status) {
      const all = rows.filter((row) => !stays(row)).length;
      status.textContent = state.words.length ? `${count} dari ${all} baris` : "";
    }
  };

  [...head.cells].forEach((th, column) => {
    if (!th.matches("th")) return;
    const button = make("button", { type: "button", class: "urut", title: "Urutkan" });
    button.append(...th.childNodes);
    th.append(button);
    button.addEventListener("click", () => {
      state.step = state.column === column ? { 0: 1, 1: -1, "-1": 0 }[state.step] : 1;
      state.column = column;
      for (const other of head.cells) other.removeAttribute("aria-sort");
      if (state.step) th.setAttribute("aria-sort", state.step > 0 ? "ascending" : "descending");
      show();
    });
  });

  if (printed.length >= LONG) {
    const frame = table.closest(".gulung");
    const input = make("input", { type: "search", autocomplete: "off" });
    status = make("span", { role: "status" });
    const label = make("label", {}, `Saring ${frame.getAttribute("aria-label")} `, input);
    frame.before(make("div", { class: "saring" }, label, status));
    input.addEventListener("input", () => {
      state.words = input.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
      show();
    });
  }
};
document.querySelectorAll(".gulung > table").forEach(equip);

// ------------------------------------------------------------------------------------------------ contents

const contents = document.getElementById("_isi");
if (matchMedia("(max-width: 60rem)").matches) contents.open = false;

const entries = new Map([...contents.querySelectorAll("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
let current = null;
const mark = (link) => {
  if (link === current) return;
  if (current) current.removeAttribute("aria-current");
  current = link;
  link.setAttribute("aria-current", "location");
};
const watch = new IntersectionObserver(
  (seen) => {
    const top = seen.find((entry) => entry.isIntersecting);
    if (top) mark(entries.get(top.target.id));
  },
  { rootMargin: "0px 0px -70% 0px" },
);
for (const ident of entries.keys()) watch.observe(document.getElementById(ident));
