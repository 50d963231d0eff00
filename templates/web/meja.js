// The desk: shows what was found, loads the report anew where it changed, and presses buttons.
const kabar = document.getElementById("kabar");
const temuan = document.getElementById("temuan");
const laporan = document.getElementById("laporan");
const BOBOT = { error: "galat", warning: "peringatan", info: "info" };
let halaman = null;

function baris(text, kelas) {
  const p = document.createElement("p");
  p.textContent = text;
  if (kelas) p.className = kelas;
  return p;
}

function butir(one) {
  const li = document.createElement("li");
  li.className = one.severity;
  li.append(baris(`${BOBOT[one.severity]} ${one.code} · ${one.place}`, "tempat"), baris(one.message));
  if (one.hint) li.append(baris(`Saran: ${one.hint}`));
  return li;
}

function muatUlang() {
  const jendela = laporan.contentWindow;
  const tinggi = jendela.scrollY;
  laporan.addEventListener("load", () => laporan.contentWindow.scrollTo(0, tinggi), { once: true });
  jendela.location.reload();
}

async function segarkan() {
  const state = await (await fetch("keadaan")).json();
  kabar.textContent = state.said;
  document.getElementById("jumlah").textContent = `Temuan: ${state.findings.length + state.more}`;
  temuan.replaceChildren(...state.findings.map(butir));
  if (state.more) temuan.append(baris(`dan ${state.more} lagi`));
  if (halaman !== null && halaman !== state.page) muatUlang();
  halaman = state.page;
}

const sumber = new EventSource("kabar");
sumber.addEventListener("message", () => segarkan().catch(() => {}));
sumber.addEventListener("error", () => { kabar.textContent = "lkj tidak lagi berjalan, atau sambungan terputus"; });

for (const tombol of document.querySelectorAll("button")) {
  tombol.addEventListener("click", async () => {
    tombol.disabled = true;
    kabar.textContent = "sedang dikerjakan …";
    try {
      kabar.textContent = await (await fetch(`aksi/${tombol.dataset.aksi}`, { method: "POST" })).text();
    } catch {
      kabar.textContent = "lkj tidak menjawab";
    }
    tombol.disabled = false;
  });
}
