//! The file of an agency that has none yet, from the letterhead of its first standard.
//!
//! The words themselves stay with the draft of the standard: this is a second place for them, as
//! the content has it.

use std::fmt::Write as _;

use super::sections::Parts;
use super::vocabulary::{Label, plain};
use super::yaml::scalar;
use crate::model::{Phone, WebUrl};

/// What a letterhead says.
#[derive(Debug, Default)]
pub(super) struct Letterhead {
    name: Option<String>,
    government: Option<String>,
    address: Option<String>,
    phone: Option<String>,
    website: Option<String>,
}

/// Words with which an address begins.
const STREETS: [&str; 3] = ["jl", "jln", "jalan"];
const GOVERNMENT: &str = "pemerintah";

impl Letterhead {
    /// Reads the lines above the title.
    pub(super) fn of(parts: &Parts<'_>, title: &str) -> Self {
        let mut letterhead = Self::default();
        let of_label = parts.labels.iter().find(|labelled| labelled.label == Label::Agency);
        letterhead.name = of_label.map(|labelled| labelled.value.text().to_owned());
        let lines = parts.furniture.iter().chain(parts.head.iter().map(|line| &line.words));
        let mut lines: Vec<_> = lines.collect();
        lines.sort_by_key(|words| words.place().start);
        let first =
            parts.sections.iter().flat_map(|section| &section.heading).map(|it| it.place().start);
        // Without a component, the head has no end.
        let first = first.min().unwrap_or_default();
        for words in lines.into_iter().filter(|words| words.place().start < first) {
            if words.text() != title {
                letterhead.read(words.text());
            }
        }
        letterhead
    }

    fn read(&mut self, line: &str) {
        let lower = plain(line);
        let first = lower.split(' ').next().unwrap_or_default();
        let web = format!("https://{line}");
        if STREETS.contains(&first) {
            let (address, last) = line.rsplit_once(' ').unwrap_or((line, ""));
            let is_phone = last.starts_with('0') && Phone::parse(last).is_ok();
            let address = if is_phone { address } else { line };
            self.address.get_or_insert_with(|| address.to_owned());
            self.phone = self.phone.take().or_else(|| is_phone.then(|| last.to_owned()));
        } else if line.contains('.') && WebUrl::parse(&web).is_ok() {
            self.website.get_or_insert(web);
        } else if let Some((government, name)) = line.split_once(" / ") {
            self.government.get_or_insert_with(|| government.trim().to_owned());
            self.name.get_or_insert_with(|| name.trim().to_owned());
        } else if first == GOVERNMENT {
            self.government.get_or_insert_with(|| line.to_owned());
        } else if line.split_whitespace().count() > 1 && line.len() < 120 {
            self.name.get_or_insert_with(|| line.to_owned());
        }
    }

    /// Writes the file; none for an agency whose name is not known.
    pub(super) fn yaml(&self) -> Option<String> {
        let Self { name, government, address, phone, website } = self;
        let name = name.as_ref().or(government.as_ref())?;
        let mut text = String::from(
            "# yaml-language-server: $schema=../.schema/agency.json\n\
             # Rancangan dari kop standar pertama yang diimpor: periksa dan lengkapi.\n",
        );
        let keys = [
            ("name", Some(name)),
            ("government", government.as_ref()),
            ("address", address.as_ref()),
            ("phones", phone.as_ref()),
            ("website", website.as_ref()),
        ];
        for (key, value) in keys {
            if let Some(value) = value {
                let _ = writeln!(text, "{key}: {}", scalar(value));
            }
        }
        Some(text)
    }
}
