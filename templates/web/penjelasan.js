// Explanations, in a balloon beside their figure.

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
// Who has once unfolded how a figure came about wants to see that of the next one too.
let traced = false;

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
    const copy = copyOf(hash.slice(1));
    const trace = copy.querySelector(".jejak");
    trace.open = traced;
    trace.addEventListener("toggle", () => {
      traced = trace.open;
    });
    content.append(copy);
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
