//! What refers to something that is not there, or to itself.

use super::facts::{Facts, Need};
use super::meant::likely;
use super::proposal::Proposal;
use super::wording::{
    Words, choices, did_you_mean, likely_meant, phrase, quoted, suggestion, words,
};
use crate::command_language::CommandLanguage;

/// What refers to something that is not there, or to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceFinding {
    /// A `goto` that leads to no step.
    UnknownStep {
        /// What stands there.
        goto: String,
        /// The ids and numbers that exist.
        known: Vec<String>,
    },
    /// The number of a step that not all cases have, or that others have for another one.
    StepOfSomeCases {
        /// What stands there.
        goto: String,
        /// The cases in which a step has it.
        cases: Vec<String>,
        /// Whether it is one step.
        is_one_step: bool,
    },
    /// A name in a formula that is like the one of an input.
    UnknownInput {
        /// The name.
        name: String,
        /// The inputs.
        known: Vec<String>,
    },
    /// Names in a formula of which the standard does not say what they mean.
    UnexplainedInputs(Vec<String>),
    /// An input that its formula does not use.
    UnusedInput(String),
    /// A case that the service does not have.
    UnknownCase {
        /// What stands there.
        case: String,
        /// The cases that the service has.
        known: Vec<String>,
    },
    /// A document that the service does not have.
    UnknownDocument {
        /// What stands there.
        name: String,
        /// The documents that the service has.
        known: Vec<String>,
    },
    /// A blank of a document that is no question of the form.
    UnknownBlank {
        /// What stands there.
        name: String,
        /// The fields of the form.
        known: Vec<String>,
    },
    /// A file that the folder of a service does not have.
    UnknownFile {
        /// What stands there.
        name: String,
        /// The folder.
        folder: String,
        /// The files that it has.
        known: Vec<String>,
    },
    /// A shared form that does not exist.
    UnknownForm {
        /// What stands there.
        name: String,
        /// The shared forms.
        known: Vec<String>,
    },
    /// A shared form that no service names.
    UnusedForm,
    /// A document of a service that does not exist.
    UnknownService(String),
    /// A service to refer to that does not exist.
    UnknownServiceReference {
        /// What stands there.
        id: String,
        /// The services that exist.
        known: Vec<String>,
    },
    /// A topic or an event of life that the site does not have.
    UnknownTopic {
        /// The list that it should be in.
        key: &'static str,
        /// What stands there.
        topic: String,
        /// Those that the site has.
        known: Vec<String>,
    },
    /// A service that sends its readers to itself in its own place.
    ReplacedByItself,
    /// A service that refers its readers to itself.
    RelatedToItself,
    /// A service that is referred to twice.
    RelatedTwice(String),
}

impl ReferenceFinding {
    pub(super) fn facts(&self) -> Facts<'_> {
        match self {
            Self::UnknownStep { .. } => Facts::error("unknown-step").resting_on(&["steps"]),
            Self::StepOfSomeCases { .. } => {
                Facts::error("unclear-step").resting_on(&["steps", "cases"])
            }
            Self::UnknownInput { .. } => Facts::error("unknown-input").resting_on(&["cost"]),
            Self::UnexplainedInputs(_) => Facts::warning("unexplained-input").resting_on(&["cost"]),
            Self::UnusedInput(_) => Facts::error("unused-input").resting_on(&["cost"]),
            Self::UnknownCase { .. } => {
                Facts::error("unknown-case").resting_on(&["cases"]).needing(&[Need::Service])
            }
            Self::UnknownDocument { .. } => {
                Facts::error("unknown-document").needing(&[Need::Service])
            }
            Self::UnknownBlank { .. } => Facts::error("unknown-blank"),
            Self::UnknownFile { .. } => Facts::error("unknown-file"),
            Self::UnknownForm { .. } => Facts::error("unknown-form"),
            Self::UnusedForm => Facts::warning("unused-form").needing(&[Need::Services]),
            Self::UnknownService(_) => Facts::error("unknown-service"),
            Self::UnknownServiceReference { .. } => Facts::error("unknown-service-reference"),
            Self::UnknownTopic { .. } => Facts::error("unknown-topic").needing(&[Need::Site]),
            Self::ReplacedByItself => Facts::error("replaced-by-itself"),
            Self::RelatedToItself => Facts::warning("related-to-itself"),
            Self::RelatedTwice(_) => Facts::warning("related-twice"),
        }
    }

    /// Returns the name that was likely meant.
    pub(super) fn proposal(&self) -> Option<Proposal> {
        let (Self::UnknownStep { goto: word, known }
        | Self::UnknownCase { case: word, known }
        | Self::UnknownDocument { name: word, known }
        | Self::UnknownFile { name: word, known, .. }
        | Self::UnknownForm { name: word, known }
        | Self::UnknownServiceReference { id: word, known }
        | Self::UnknownTopic { topic: word, known, .. }) = self
        else {
            return None;
        };
        let meant = likely(word, known.iter().map(String::as_str))?;
        Some(Proposal::Value(meant.to_owned()))
    }

    #[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::UnknownStep { goto, known } => {
                words!(language; "langkah `{goto}` tidak ada", "there is no step `{goto}`")
                    .with_help(likely_meant(goto, known, language).unwrap_or_else(|| {
                        let all = quoted(known);
                        phrase!(language;
                            "tulis `next`, `end`, `stop`, atau salah satu dari {all}",
                            "write `next`, `end`, `stop`, or one of {all}"
                        )
                    }))
            }
            Self::UnknownInput { name, known } => {
                words!(language; "`{name}` belum dijelaskan", "nothing explains `{name}`")
                    .with_help(listed_under("inputs", name, known, language))
            }
            Self::StepOfSomeCases { goto, cases, is_one_step } => {
                let cases = quoted(cases);
                let words = if *is_one_step {
                    words!(language;
                        "langkah {goto} hanya ada pada keadaan {cases}",
                        "the cases {cases} alone have a step {goto}"
                    )
                } else {
                    words!(language;
                        "langkah {goto} pada keadaan {cases} bukan langkah yang sama",
                        "step {goto} is not the same one in the cases {cases}"
                    )
                };
                words.with_help(phrase!(language;
                    "beri langkah yang dimaksud `id: …`, lalu tulis id itu di sini",
                    "give the step that is meant an `id: …`, and write that id here"
                ))
            }
            Self::UnexplainedInputs(names) => {
                let names = quoted(names);
                words!(language;
                    "arti {names} dalam rumus ini tidak dicantumkan",
                    "what {names} in this formula means is not stated";
                    "jika SK menjelaskannya, tulis di bawah `inputs`, misalnya `- {{ name: L, text: luas tanah }}`; jika tidak, biarkan begini",
                    "if the decree explains it, write it under `inputs`, such as `- {{ name: L, text: luas tanah }}`; if not, leave it so"
                )
            }
            Self::UnusedInput(name) => words!(language;
                "`{name}` tidak dipakai dalam rumus", "the formula does not use `{name}`";
                "pakai di `formula`, atau hapus", "use it in `formula`, or remove it"
            ),
            Self::UnknownCase { case, known } => {
                words!(language; "keadaan `{case}` tidak ada", "there is no case `{case}`")
                    .with_help(listed_under("cases", case, known, language))
            }
            Self::UnknownDocument { name, known } => words!(language;
                "dokumen `{name}` tidak ada pada layanan ini",
                "this service has no document `{name}`"
            )
            .with_help(likely_meant(name, known, language).unwrap_or_else(|| {
                phrase!(language;
                    "tulis dokumen itu di folder layanan, misalnya `lock/surat-pernyataan.md`",
                    "write the document in the folder of the service, such as `lock/statement.md`"
                )
            })),
            Self::UnknownBlank { name, known } => words!(language;
                "`{{{name}}}` bukan isian formulir layanan ini",
                "`{{{name}}}` is not a field of the form of this service"
            )
            .with_help(match likely(name, known.iter().map(String::as_str)) {
                Some(meant) => did_you_mean(format_args!("{{{meant}}}"), language),
                None => choices(known, language),
            }),
            Self::UnknownFile { name, folder, known } => words!(language;
                "berkas `{name}` tidak ada di folder `{folder}`",
                "there is no file `{name}` in the folder `{folder}`"
            )
            .with_help(likely_meant(name, known, language).unwrap_or_else(|| {
                phrase!(language;
                    "taruh berkas itu di folder `{folder}`",
                    "put the file into the folder `{folder}`"
                )
            })),
            Self::UnknownForm { name, known } => words!(language;
                "tidak ada formulir bersama `{name}`", "there is no shared form `{name}`"
            )
            .with_help(if known.is_empty() {
                phrase!(language;
                    "tulis formulir itu di folder `forms`, misalnya `forms/umum.yaml`",
                    "write the form in the folder `forms`, such as `forms/general.yaml`"
                )
            } else {
                suggestion(name, known, language)
            }),
            Self::UnusedForm => words!(language;
                "formulir ini tidak dipakai layanan mana pun", "no service uses this form";
                "sebut di sebuah layanan, misalnya `form: umum`, atau hapus",
                "name it in a service, such as `form: general`, or remove it"
            ),
            Self::UnknownService(id) => words!(language;
                "layanan `{id}` tidak ada", "there is no service `{id}`";
                "samakan nama folder ini dengan nama berkas layanannya",
                "give this folder the name of the file of its service"
            ),
            Self::UnknownServiceReference { id, known } => {
                words!(language; "layanan `{id}` tidak ada", "there is no service `{id}`")
                    .with_help(likely_meant(id, known, language).unwrap_or_else(|| {
                        phrase!(language;
                            "tulis `<instansi>/<layanan>`, misalnya `kominfo/lock`",
                            "write `<agency>/<service>`, such as `kominfo/lock`"
                        )
                    }))
            }
            Self::UnknownTopic { key, topic, known } => words!(language;
                "`{topic}` tidak ada di bawah `{key}` pada `site.yaml`",
                "`site.yaml` has no `{topic}` under `{key}`"
            )
            .with_help(listed_under(key, topic, known, language)),
            Self::ReplacedByItself => words!(language;
                "layanan ini digantikan oleh dirinya sendiri", "this service is replaced by itself";
                "sebutkan layanan penggantinya, atau hapus `replaced_by`",
                "name the service that took its place, or leave `replaced_by` out"
            ),
            Self::RelatedToItself => words!(language;
                "layanan ini terkait dengan dirinya sendiri", "this service is related to itself";
                "hapus yang ini", "remove it here"
            ),
            Self::RelatedTwice(id) => words!(language;
                "`{id}` tertulis dua kali di `related`", "`{id}` is in `related` twice";
                "hapus yang ini", "remove it here"
            ),
        }
    }
}

/// Helps with a word that is to be in a list of the same or another file.
fn listed_under(key: &str, word: &str, known: &[String], language: CommandLanguage) -> String {
    if known.is_empty() {
        return phrase!(language; "tulis dahulu di bawah `{key}`", "write it under `{key}` first");
    }
    suggestion(word, known, language)
}
