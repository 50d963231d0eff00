// Tables: sorted with their groups together, filtered, taken along as CSV, walked through with arrow keys, cards on a phone.

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

// ---------------------------------------------------------------------------------------------------- grid

// The cells of each row, column by column; one that reaches over rows or columns stands in each of them.
const gridOf = (rows) => {
  const grid = rows.map(() => []);
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[r][column]) column += 1;
      for (let down = 0; down < cell.rowSpan && r + down < rows.length; down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) grid[r + down][column + across] = cell;
      }
      column += cell.colSpan;
    }
  });
  return grid;
};

// What heads a column: the texts above it, without the row of numbers (1) (2) (3).
const headsOf = (table) => {
  if (!table.tHead) return [];
  const rows = [...table.tHead.rows].filter((row) => !row.classList.contains("nomor"));
  const grid = gridOf(rows);
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    [...new Set(grid.map((cells) => cells[column]).filter(Boolean))].map(plain).filter(Boolean).join(", "),
  );
};

// A row that one cell spans most of is a heading or a sum: it stays, and rows are sorted between such.
const stays = (cells) => cells.some((cell) => cell.colSpan > 1);

// Rows that a cell holds together are sorted as one, by their first; within it so are those that a shorter cell holds.
const sorted = (entries, order) => {
  const width = Math.max(0, ...entries.map((entry) => entry.cells.length));
  const parted = [];
  for (let column = 0; column < width; column += 1) {
    if (!entries.every((entry) => entry.cells[column] === entries[0].cells[column])) parted.push(column);
  }
  if (entries.length < 2 || !parted.length) return entries;
  const runs = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const held = last && parted.some((column) => last.at(-1).cells[column] === entry.cells[column]);
    if (held) last.push(entry);
    else runs.push([entry]);
  }
  if (runs.length === 1) return entries;
  return runs
    .map((run) => sorted(run, order))
    .sort((a, b) => order(a[0], b[0]))
    .flat();
};

// Put rows in an order: a cell that held rows together holds them again, or stands in each where `apart`.
const arrange = (entries, apart) => {
  const placed = new Set();
  return entries.map(({ row, cells }, n) => {
    const made = [];
    cells.forEach((cell, column) => {
      if (cells[column - 1] === cell) return;
      const before = entries[n - 1];
      if (!apart && before && before.cells[column] === cell) return;
      let reach = 1;
      while (!apart && entries[n + reach] && entries[n + reach].cells[column] === cell) reach += 1;
      const copy = placed.has(cell) ? cell.cloneNode(true) : cell;
      placed.add(cell);
      made.push({ copy, reach });
    });
    return { row, made };
  });
};

const fill = (arranged) => {
  for (const { row, made } of arranged) {
    for (const { copy, reach } of made) {
      if (reach > 1) copy.rowSpan = reach;
      else copy.removeAttribute("rowspan");
    }
    row.replaceChildren(...made.map(({ copy }) => copy));
  }
};

// ------------------------------------------------------------------------------------------------- one stop

const hint = make("p", { id: "_petunjuk", hidden: "" }, "Tombol panah, Home, dan End berpindah di dalam tabel ini.");
document.body.append(hint);

// A table is one stop of the keyboard; within it arrow keys lead from one thing that can be pressed to the next.
const walk = (frame) => {
  const all = () => [...frame.querySelectorAll("a[href], button")].filter((one) => one.checkVisibility());
  let current = null;
  const stop = (next) => {
    if (current) current.tabIndex = -1;
    current = next;
    if (current) current.tabIndex = 0;
  };
  const reset = () => {
    for (const one of frame.querySelectorAll("a[href], button")) one.tabIndex = -1;
    const seen = (one) => one.checkVisibility();
    const first = () => [...frame.querySelectorAll("a[href], button")].find(seen) ?? null;
    stop(current && current.isConnected && seen(current) ? current : first());
    if (current) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
  };
  frame.setAttribute("aria-describedby", hint.id);
  frame.addEventListener("focusin", (event) => {
    if (event.target.matches("a[href], button")) stop(event.target);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.matches("a[href], button")) return;
    const ways = all();
    const at = ways.indexOf(event.target);
    const box = event.target.getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    const step = (sign) => {
      const beyond = ways.filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return sign > 0 ? top >= box.bottom - 2 : bottom <= box.top + 2;
      });
      const rank = (one) => {
        const { top, left, right } = one.getBoundingClientRect();
        return [Math.abs(top - box.top), Math.abs((left + right) / 2 - middle)];
      };
      return beyond.sort((a, b) => {
        const [x, y] = [rank(a), rank(b)];
        return Math.abs(x[0] - y[0]) > 8 ? x[0] - y[0] : x[1] - y[1];
      })[0];
    };
    const next = {
      ArrowRight: () => ways[at + 1],
      ArrowLeft: () => ways[at - 1],
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => ways[0],
      End: () => ways.at(-1),
    }[event.key]?.();
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  reset();
  return reset;
};

// ------------------------------------------------------------------------------------------------------ CSV

const marked = (text) => {
  // What a spreadsheet would take for a formula is a text; see escape.is_formula. It knows no sign but a hyphen.
  const formula = /^\s*[=+\-@\t\r]/.test(text);
  const safe = numberOf(text) !== null ? text.replace(/^−/, "-") : formula ? `'${text}` : text;
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csvOf = (table) => {
  const rows = gridOf([...table.tBodies].flatMap((body) => [...body.rows]));
  const lines = rows.map((cells) =>
    cells.map((cell, column) => (column && cells[column - 1] === cell ? "" : marked(plain(cell)))),
  );
  return `\ufeff${[headsOf(table).map(marked), ...lines].map((line) => line.join(";")).join("\r\n")}\r\n`;
};

const take = (table) => {
  const page = decodeURIComponent(location.pathname.split("/").at(-1)).replace(/\.html?$/, "") || "laporan";
  const url = URL.createObjectURL(new Blob([csvOf(table)], { type: "text/csv" }));
  const link = make("a", { href: url, download: `${page}-${table.id.replace(/^_/, "")}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

// ---------------------------------------------------------------------------------------------------- cards

// On a phone each row is a card, and each cell says what it is.
const label = (table) => {
  table.classList.add("kartu");
  const heads = headsOf(table);
  for (const body of table.tBodies) {
    for (const row of body.rows) {
      let column = 0;
      for (const cell of row.cells) {
        const head = cell.colSpan === 1 ? heads[column] : "";
        if (head) cell.dataset.kepala = head;
        column += cell.colSpan;
      }
    }
  }
};

// ---------------------------------------------------------------------------------------------------- tools

const toolsOf = (table, frame) => {
  const button = make("button", { type: "button", class: "csv" }, "CSV");
  button.setAttribute("aria-label", `Unduh CSV ${frame.getAttribute("aria-label")}`);
  button.addEventListener("click", () => take(table));
  const tools = make("div", { class: "alat" }, button);
  frame.before(tools);
  return tools;
};

const sortable = (table) => {
  const head = table.tHead && table.tHead.rows[0];
  const plainHead = head && [...head.cells].every((th) => th.colSpan === 1 && th.rowSpan === 1);
  return plainHead && table.tBodies.length === 1 && table.tBodies[0].rows.length >= SHORT;
};

const equip = (table) => {
  const frame = table.closest(".gulung");
  const tools = toolsOf(table, frame);
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  const grid = gridOf(rows);
  const entries = rows.map((row, n) => ({ row, cells: grid[n] }));
  const reaching = grid.some((cells) => cells.some((cell) => cell.rowSpan > 1));
  const state = { column: -1, step: 0, words: [] };
  let status = null;

  const textOf = (entry) => plain(entry.cells[state.column]);
  const order = (a, b) => {
    const [x, y] = [textOf(a), textOf(b)];
    return missing(x) - missing(y) || state.step * compare(x, y);
  };
  const ordered = () => {
    if (!state.step) return entries;
    const made = [];
    let run = [];
    const flush = () => {
      made.push(...sorted(run, order));
      run = [];
    };
    for (const entry of entries) {
      if (!stays(entry.cells)) {
        run.push(entry);
        continue;
      }
      flush();
      made.push(entry);
    }
    flush();
    return made;
  };

  const show = () => {
    const made = ordered();
    // Of rows that are left out, and of cards, each tells all that it shares with its neighbours.
    if (reaching) fill(arrange(made, narrow.matches || state.words.length > 0));
    let count = 0;
    for (const { row, cells } of made) {
      const fits = !state.words.length || stays(cells) || hasAll(cells.map(searched).join(" "), state.words);
      row.hidden = !fits;
      count += fits && !stays(cells) ? 1 : 0;
    }
    body.replaceChildren(...made.map(({ row }) => row));
    if (narrow.matches) label(table);
    if (status) {
      const all = entries.filter(({ cells }) => !stays(cells)).length;
      status.textContent = !state.words.length ? "" : count ? `${count} dari ${all} baris` : "Tidak ada baris yang cocok";
    }
    reset();
  };

  if (sortable(table)) {
    [...table.tHead.rows[0].cells].forEach((th, column) => {
      if (!th.matches("th")) return;
      const button = make("button", { type: "button", class: "urut", title: "Urutkan" });
      button.append(...th.childNodes);
      th.append(button);
      button.addEventListener("click", () => {
        state.step = state.column === column ? { 0: 1, 1: -1, "-1": 0 }[state.step] : 1;
        state.column = column;
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        if (state.step) th.setAttribute("aria-sort", state.step > 0 ? "ascending" : "descending");
        show();
      });
    });
    if (rows.length >= LONG) {
      const input = make("input", { type: "search", autocomplete: "off" });
      status = make("span", { role: "status" });
      tools.prepend(make("label", {}, `Saring ${frame.getAttribute("aria-label")} `, input), status);
      input.addEventListener("input", () => {
        state.words = wordsOf(input);
        show();
      });
    }
  }
  const reset = walk(frame);
  if (narrow.matches) show();
  narrow.addEventListener("change", show);
};

for (const frame of document.querySelectorAll(".gulung")) {
  const table = frame.querySelector("table");
  if (!table) continue;
  if (table.classList.contains("tabel-hasil")) toolsOf(table, frame);
  else equip(table);
}

// What fits needs no frame to scroll in: the head of a table stays in sight while the page scrolls, and a chart is no
// stop of the keyboard.
const fitted = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    const frame = target.closest(".gulung");
    const fits = target.getBoundingClientRect().width <= frame.clientWidth + 1;
    frame.classList.toggle("muat", fits);
    if (!target.matches("svg")) continue;
    if (fits) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
  }
});
for (const inside of document.querySelectorAll(".gulung > :is(table, svg)")) fitted.observe(inside);

// A chart fits a phone, where its letters are small: it can be made as large as on a desk, and then scrolls.
for (const frame of document.querySelectorAll("figure > .gulung")) {
  const button = make("button", { type: "button", class: "perbesar", "aria-pressed": "false" }, "Perbesar");
  button.setAttribute("aria-label", `Perbesar ${frame.getAttribute("aria-label")}`);
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(frame.classList.toggle("besar")));
  });
  frame.before(make("div", { class: "alat alat-gambar" }, button));
}
