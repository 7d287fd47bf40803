//! The fourteen components of a service standard, each with all that is a fact of it.
//!
//! UU 25/2009, article 21, lists them by letters. PermenPANRB 15/2014, annex I, chapter II,
//! orders them: six of delivery, which have to be published, and eight of management. Here
//! they stand in that order, and only here: whoever needs a list of them goes over one of these.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Item;
use crate::command_language::CommandLanguage;

/// What a standard says of its components of management; absent where it does not state one.
pub type Management = BTreeMap<Component, Vec<Item>>;

/// Writes the components as a type, and what is known of each.
macro_rules! components {
    ($($(#[$of_group:meta])* $group:ident {
        $($name:ident {
            letter: $letter:literal, key: $key:literal, id: $id:literal, en: $en:literal,
            written: $written:expr
        })+
    })+) => {
        /// A component of a service standard; programs read and write it as its key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Component {
            $($(#[doc = $en] #[serde(rename = $key)] $name,)+)+
        }

        impl Component {
            $($(#[$of_group])* pub const $group: &[Self] = &[$(Self::$name),+];)+

            /// All of them.
            pub const ALL: &[Self] = &[$($(Self::$name),+),+];

            /// Returns the letter of the component in the article.
            #[must_use]
            pub const fn letter(self) -> char {
                match self { $($(Self::$name => $letter,)+)+ }
            }

            /// Returns the key that states the component.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $($(Self::$name => $key,)+)+ }
            }

            /// Returns the name of the component in the words of the article.
            #[must_use]
            pub const fn name(self, language: CommandLanguage) -> &'static str {
                match (self, language) {
                    $($((Self::$name, CommandLanguage::Indonesian) => $id, (Self::$name, CommandLanguage::English) => $en,)+)+
                }
            }

            /// Returns what people write who do not know the key.
            #[must_use]
            pub const fn written(self) -> &'static [&'static str] {
                match self { $($(Self::$name => &$written,)+)+ }
            }
        }
    };
}

components! {
    /// The components of delivery, in the order in which they are published.
    DELIVERY {
        Requirements { letter: 'b', key: "requirements", id: "persyaratan", en: "requirements",
            written: ["syarat", "persyaratan", "dokumen", "berkas_persyaratan"] }
        Steps { letter: 'c', key: "steps", id: "sistem, mekanisme, dan prosedur",
            en: "system, mechanism and procedure",
            written: ["langkah", "prosedur", "alur", "mekanisme", "sistem", "procedure"] }
        Time { letter: 'd', key: "time", id: "jangka waktu penyelesaian", en: "time to completion",
            written: ["waktu", "jangka_waktu", "lama", "durasi", "duration", "waktu_penyelesaian"] }
        Cost { letter: 'e', key: "cost", id: "biaya/tarif", en: "cost or tariff",
            written: ["biaya", "tarif", "biaya_tarif", "harga", "fees", "price", "retribusi"] }
        Products { letter: 'f', key: "products", id: "produk pelayanan",
            en: "products of the service",
            written: ["produk", "hasil", "produk_layanan", "output"] }
        Complaints { letter: 'j', key: "complaints", id: "penanganan pengaduan, saran, dan masukan",
            en: "handling of complaints, suggestions and input",
            written: ["pengaduan", "aduan", "penanganan_pengaduan", "keluhan"] }
    }
    /// The components of management, in the order of the annex.
    MANAGEMENT {
        LegalBasis { letter: 'a', key: "legal_basis", id: "dasar hukum", en: "legal basis",
            written: ["dasar_hukum", "landasan_hukum"] }
        Facilities { letter: 'g', key: "facilities", id: "sarana, prasarana, dan/atau fasilitas",
            en: "facilities and infrastructure",
            written: ["sarana", "prasarana", "fasilitas", "sarana_prasarana"] }
        Competence { letter: 'h', key: "competence", id: "kompetensi pelaksana",
            en: "competence of those who serve", written: ["kompetensi"] }
        Supervision { letter: 'i', key: "supervision", id: "pengawasan internal",
            en: "internal supervision", written: ["pengawasan"] }
        Staff { letter: 'k', key: "staff", id: "jumlah pelaksana", en: "number of those who serve",
            written: ["jumlah_pelaksana", "pegawai"] }
        Guarantee { letter: 'l', key: "guarantee", id: "jaminan pelayanan",
            en: "guarantee of service", written: ["jaminan"] }
        Safety { letter: 'm', key: "safety", id: "jaminan keamanan dan keselamatan pelayanan",
            en: "guarantee of security and safety", written: ["keamanan", "keselamatan"] }
        Evaluation { letter: 'n', key: "evaluation", id: "evaluasi kinerja pelaksana",
            en: "evaluation of performance", written: ["evaluasi"] }
    }
}

impl Component {
    /// Finds the component that a key states.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|component| component.key() == key)
    }

    /// Returns whether it is a count, so that a number alone says it all.
    #[must_use]
    pub const fn is_count(self) -> bool {
        matches!(self, Self::Staff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_article_names_one_component() {
        let mut letters: Vec<char> =
            Component::ALL.iter().map(|component| component.letter()).collect();
        letters.sort_unstable();
        let article: Vec<char> = ('a'..='z').take(letters.len()).collect();
        assert_eq!(letters, article);
    }
}
