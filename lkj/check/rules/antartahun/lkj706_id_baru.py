"""LKJ706: what is named anew does not lose its id."""

from lkj.check.rules.antartahun.pasangan import bernama, nama
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.similar import pasangan_serupa

RULE = Rule(
    code="LKJ706",
    severity=WARNING,
    title="Id berganti padahal hal yang sama",
    finds="Ada id baru yang namanya sama atau hampir sama dengan nama yang tahun lalu ber-id lain dan kini tidak ada."
    " `catatan` indikator menjelaskannya bila menyebut ukuran yang berganti, nama lamanya, atau id tahun lalu.",
    why="Dengan id baru, riwayat indikator itu terputus.",
    source=TATA,
    remedy="Pakai kembali id yang lama. Bila indikatornya memang lain, jelaskan dalam `catatan`.",
    examples=(Example(file="indikator.yaml", good="id: IKR-01", bad="id: IKR-02"),),
)


# A finding must be surer than the suggestion of a comparison that a new id names an old thing.
_SAMA = 0.9


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for both in bernama(before, now):
        old, new = both.old, both.new
        for dokumen in before.dokumen:
            gone = {i: nama(one.nama) for i, (_, one) in old.items() if i not in new and dokumen in one.berdokumen}
            added = {i: new[i][1] for i in both.unexplained if i not in old}
            come = {i: nama(one.nama) for i, one in added.items() if dokumen in one.berdokumen}
            for lost, ident in pasangan_serupa(gone, come, _SAMA):
                m, then = old[lost]
                yield RULE.at(
                    now.position(both.file, (both.key, both.unexplained[ident], "id")),
                    f"{both.key} {ident} barangkali {lost} tahun {before.tahun}, yang tidak ada lagi",
                    f"pakai kembali id {lost} supaya kedua tahun dapat dibandingkan",
                    (before.position(both.file, (both.key, m, "id")), f"«{then.nama}»"),
                )
