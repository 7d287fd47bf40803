//! A `when` that names nothing that can be answered first is told where it stands.

use crate::site::Site;

const FILE: &str = "content/kominfo/pengaduan.yaml";

/// A form of three questions; the second and the third are asked for an answer of the first.
const FORM: &str = "\
title: Pengaduan layanan
fields:
  - name: jenis
    label: Jenis
    kind: choice
    options: [{ value: petugas, label: Petugas }, { value: biaya, label: Biaya }]
  - name: bukti
    label: Ada bukti
    kind: choice
    options: [{ value: ada, label: Ada }, { value: tidak, label: Tidak ada }]
    when: { field: jenis, is: biaya }
  - name: rincian
    label: Rincian
    kind: text
    min: 2
    max: 100
    when: { field: jenis, is: petugas }
";

/// Puts another condition in place of the one on a line; returns what `loket build` says.
fn told(changes: &[(usize, &str)]) -> String {
    let site = Site::seed();
    let mut lines: Vec<&str> = FORM.lines().collect();
    for (line, text) in changes {
        lines.insert(line - 1, text);
        lines.remove(*line);
    }
    site.write(FILE, format!("{}\n", lines.join("\n")));
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, i32::from(!changes.is_empty()), "{}", ran.stderr);
    ran.stderr
}

fn assert_told(told: &str, places: &[&str], words: &[&str]) {
    assert_eq!(told.matches("error[condition]").count(), places.len(), "{told}");
    for place in places {
        assert!(told.contains(&format!("--> {FILE}:{place}")), "{place} in {told}");
    }
    for word in words {
        assert!(told.contains(word), "{word} in {told}");
    }
}

#[test]
fn a_condition_on_a_question_above_is_no_problem() {
    assert!(!told(&[]).contains("error"));
}

#[test]
fn a_condition_on_no_question_is_told_with_the_one_that_is_meant() {
    let told = told(&[(17, "    when: { field: jeniz, is: petugas }")]);
    assert_told(&told, &["17:11"], &["`jeniz`", "maksud Anda `jenis`?"]);
}

#[test]
fn a_condition_on_an_answer_that_is_not_there_is_told_with_the_one_that_is_meant() {
    let told = told(&[(17, "    when: { field: jenis, is: petugs }")]);
    assert_told(&told, &["17:11"], &["`petugs`", "maksud Anda `petugas`?"]);
}

#[test]
fn a_condition_on_a_question_below_is_told() {
    let told = told(&[
        (
            6,
            "    options: [{ value: petugas, label: Petugas }, { value: biaya, label: Biaya }]\n    when: { field: bukti, is: ada }",
        ),
        (11, ""),
    ]);
    assert_told(&told, &["7:11"], &["`bukti`", "di bawah"]);
}

#[test]
fn conditions_in_a_circle_are_told() {
    let told = told(&[(
        6,
        "    options: [{ value: petugas, label: Petugas }, { value: biaya, label: Biaya }]\n    when: { field: bukti, is: ada }",
    )]);
    assert!(told.contains("error[condition]"), "{told}");
    assert!(told.contains("bergantung pada isian ini sendiri"), "{told}");
    assert!(told.contains(&format!("--> {FILE}:7:11")), "{told}");
}
