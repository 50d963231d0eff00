// The contents at the side: closed on a phone, and the part that is read is marked.

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
