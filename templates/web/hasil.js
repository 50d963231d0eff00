// The result: filtered by status and by words; objectives of many indicators are folded to a row each.

const MANY = 12;

const result = document.querySelector(".tabel-hasil");
if (result) {
  const frame = result.closest(".gulung");
  const groups = [...result.tBodies].map((body) => ({
    body,
    head: body.rows[0],
    text: searched(body.rows[0]),
    // An objective of one indikator has it in its own row.
    single: body.rows.length === 1,
    rows: [...body.querySelectorAll("[data-keadaan]")].map((row) => ({ row, text: searched(row) })),
    open: false,
  }));
  const folding = groups.filter((group) => !group.single);
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
  for (const group of groups) group.open = group.single || count <= MANY;

  const input = make("input", { type: "search", autocomplete: "off", id: "_cari" });
  const status = make("span", { role: "status", class: "temuan" });
  const choices = make("fieldset", { class: "saringan" }, make("legend", {}, "Tampilkan"));
  const state = { chosen: "", words: [] };

  const show = () => {
    let seen = 0;
    const filtering = state.chosen !== "" || state.words.length > 0;
    for (const group of groups) {
      let within = 0;
      for (const { row, text } of group.rows) {
        const fits =
          (!state.chosen || row.dataset.keadaan === state.chosen) && hasAll(`${group.text} ${text}`, state.words);
        row.hidden = !fits || !(filtering || group.open);
        within += fits ? 1 : 0;
      }
      group.body.hidden = filtering && within === 0;
      if (group.button) {
        group.button.disabled = filtering;
        group.button.setAttribute("aria-expanded", String(filtering || group.open));
      }
      seen += within;
    }
    result.hidden = seen === 0;
    status.textContent = !filtering
      ? ""
      : seen
        ? `${seen} dari ${count} indikator ditampilkan.`
        : "Tidak ada indikator yang cocok. Kosongkan pencarian atau pilih «Semua».";
    reset();
  };

  for (const group of folding) {
    const name = group.head.querySelector(".nama");
    const button = make("button", { type: "button", class: "lipat", "aria-expanded": "false" });
    button.append(...name.childNodes);
    name.append(button);
    group.button = button;
    button.addEventListener("click", () => {
      group.open = !group.open;
      show();
    });
  }

  const choose = (value, text) => {
    const radio = make("input", { type: "radio", name: "_keadaan", value });
    radio.checked = value === state.chosen;
    radio.addEventListener("change", () => {
      state.chosen = value;
      show();
    });
    choices.append(make("label", {}, radio, make("span", {}, text)));
  };
  choose("", `Semua (${count})`);
  for (const one of document.querySelectorAll("data.pilihan")) {
    choose(one.value, one.textContent);
    one.remove();
  }
  input.addEventListener("input", () => {
    state.words = wordsOf(input);
    show();
  });
  const all = make("button", { type: "button", class: "semua" }, "Buka semua sasaran");
  all.addEventListener("click", () => {
    const open = folding.some((group) => !group.open);
    for (const group of folding) group.open = open;
    all.textContent = open ? "Lipat semua sasaran" : "Buka semua sasaran";
    show();
  });
  if (folding.length && count > MANY) frame.previousElementSibling.prepend(all);
  frame.previousElementSibling.prepend(status);
  frame.previousElementSibling.before(
    make("div", { class: "pemilih" }, choices, make("label", { class: "cari" }, "Cari sasaran atau indikator ", input)),
  );
  const relabel = () => {
    if (narrow.matches) label(result);
  };
  narrow.addEventListener("change", relabel);
  relabel();
  const reset = walk(frame);
  show();
}
