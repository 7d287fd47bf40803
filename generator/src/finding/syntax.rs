//! The words for mistakes in the YAML.

use super::facts::Facts;
use super::wording::{Words, phrase, words};
use crate::command_language::CommandLanguage;
use crate::syntax::Fault;

impl Fault {
    #[expect(clippy::unused_self, reason = "every family has facts, here the same for all")]
    pub(super) const fn facts(&self) -> Facts<'_> {
        Facts::error("syntax").by_itself()
    }

    #[expect(clippy::too_many_lines, reason = "a table: nothing can be left out of it")]
    pub(super) fn words(&self, language: CommandLanguage) -> Words {
        match self {
            Self::Scan(_) => words!(language;
                "data (YAML) tidak dapat dibaca mulai dari sini",
                "the data (YAML) cannot be read from here on";
                "periksa spasi di awal baris, tanda petik yang belum ditutup, dan titik dua di dalam teks",
                "check the spaces at the beginning of lines, unclosed quotes, and colons in texts"
            ),
            Self::Tab => words!(language;
                "ada tab di tempat spasi", "there is a tab in place of spaces";
                "ganti tab dengan spasi, dua spasi untuk setiap tingkat",
                "use spaces in place of tabs, two for each level"
            ),
            Self::OddSpace => words!(language;
                "ada spasi khusus di tempat spasi biasa",
                "there is a special space in place of ordinary ones";
                "hapus lalu ketik spasi biasa; biasanya ikut tersalin dari dokumen lain",
                "delete it and type spaces; it comes with text copied from elsewhere"
            ),
            Self::Control(sign) => {
                let sign = u32::from(*sign);
                words!(language;
                    "ada karakter yang tidak terlihat (U+{sign:04X})",
                    "a character that cannot be seen (U+{sign:04X})";
                    "hapus karakter itu; biasanya ikut tersalin dari dokumen lain",
                    "delete it; it comes with text copied from elsewhere"
                )
            }
            Self::OpenQuote(quote) => words!(language;
                "tanda petik {quote} belum ditutup", "the quote {quote} is not closed";
                "tambahkan {quote} di akhir teks, atau hapus yang di awal",
                "add {quote} at the end of the text, or remove it at the beginning"
            ),
            Self::TextAfterQuote(quote) => words!(language;
                "ada teks setelah tanda petik penutup {quote}",
                "there is text after the closing quote {quote}"
            )
            .with_help(if *quote == '\'' {
                phrase!(language;
                    "apit seluruh teks dengan petik ganda, atau tulis `'` di dalamnya dua kali: `''`",
                    "put the whole text in double quotes, or write a `'` within it twice: `''`"
                )
            } else {
                phrase!(language;
                    "apit seluruh teks dengan petik tunggal: `'…'`",
                    "put the whole text in single quotes: `'…'`"
                )
            }),
            Self::Escape => words!(language;
                "garis miring terbalik `\\` di dalam petik ganda tidak dikenal",
                "a backslash `\\` in double quotes that means nothing";
                "pakai petik tunggal, atau tulis garis miring terbalik itu dua kali",
                "use single quotes, or write the backslash twice"
            ),
            Self::OpenBracket(bracket) => words!(language;
                "kurung `{bracket}` belum ditutup", "the bracket `{bracket}` is not closed"
            )
            .with_help(if *bracket == '[' {
                phrase!(language; "tambahkan `]` di akhir daftar", "add `]` at the end of the list")
            } else {
                phrase!(language; "tambahkan `}}` di akhir", "add `}}` at the end")
            }),
            Self::StrayBracket(bracket) => words!(language;
                "kurung `{bracket}` tidak punya pembuka", "the bracket `{bracket}` was never opened";
                "hapus kurung itu, atau apit seluruh teks dengan tanda petik",
                "remove it, or put the whole text in quotes"
            ),
            Self::TextAfterBracket => words!(language;
                "ada teks setelah kurung penutup", "there is text after the closing bracket"
            )
            .with_help(quote_all(language)),
            Self::SignInBrackets(sign) => words!(language;
                "`{sign}` di dalam nilai ini memecahnya, sebab nilai ini ada di antara kurung",
                "the `{sign}` takes this value apart, for it stands between brackets";
                "apit nilai itu saja dengan tanda petik: `'…'`",
                "put that value alone in quotes: `'…'`"
            ),
            Self::NoComma => words!(language;
                "koma di antara dua isi belum ada", "a comma is missing between two entries";
                "tulis koma di antara kedua isi itu", "write a comma between the entries"
            ),
            Self::Colon => words!(language;
                "ada titik dua di dalam teks tanpa tanda petik", "a colon in a text without quotes"
            )
            .with_help(quote_all(language)),
            Self::OddColon => words!(language;
                "titik dua ini bukan titik dua biasa", "the colon is one of another script";
                "hapus lalu ketik `:` dan spasi", "delete it and type `:` and a space"
            ),
            Self::NoSpaceAfterColon => words!(language;
                "setelah titik dua belum ada spasi", "there is no space after the colon";
                "tulis spasi setelah titik dua: `kunci: nilai`",
                "write a space after the colon: `key: value`"
            ),
            Self::NoSpaceAfterDash => words!(language;
                "setelah tanda `-` belum ada spasi", "there is no space after the dash";
                "tulis spasi setelah tanda itu: `- teks`", "write a space after the dash: `- text`"
            ),
            Self::OtherMark(mark) => words!(language;
                "`{mark}` tidak memulai isi daftar", "`{mark}` does not begin an entry of a list";
                "ganti dengan `- `; nomor ditulis oleh halaman; jika ini lanjutan teks, gabungkan dengan baris di atasnya",
                "write `- ` in its place; the page writes the numbers; if this goes on with the text above, put it on that line"
            ),
            Self::SecondMark(mark) => words!(language;
                "`{mark}` tidak perlu: `-` sudah memulai isi daftar",
                "`{mark}` is too much: `-` begins the entry";
                "hapus tanda itu", "remove it"
            ),
            Self::NoDash => words!(language;
                "baris-baris ini akan menjadi satu isi", "these lines would become one entry";
                "awali tiap isi dengan `- `; jika hanya satu, tulis dalam satu baris",
                "begin each entry with `- `; if it is only one, put it on one line"
            ),
            Self::EntryWithoutDash => words!(language;
                "butir ini belum diawali `- `", "this entry does not begin with `- `";
                "awali dengan `- `; jika ini lanjutan teks di atasnya, gabungkan dengan baris itu",
                "begin it with `- `; if it goes on with the text above, put it on that line"
            ),
            Self::EntryWithoutKey(key) => words!(language;
                "butir ini punya kunci di bawahnya, jadi teksnya juga memerlukan kunci",
                "there are keys below this entry, so that its text needs one as well";
                "tulis `{key}:` di depannya", "write `{key}:` before it"
            ),
            Self::CurlyQuotes => words!(language;
                "tanda petik ini lengkung (dari Word)", "these quotes are curly (of a word processor)";
                "pakai tanda petik lurus: `\"…\"`", "use straight quotes: `\"…\"`"
            ),
            Self::NoColon => words!(language;
                "baris ini tidak punya titik dua", "this line has no colon";
                "tulis `kunci: nilai`, atau beri spasi di awal jika baris ini lanjutan teks di atasnya",
                "write `key: value`, or indent the line if it goes on with the text above"
            ),
            Self::Sign(sign) => words!(language;
                "teks diawali `{sign}`, yang punya arti lain di sini",
                "the text begins with `{sign}`, which means something else"
            )
            .with_help(sign_help(*sign, language)),
            Self::Remark => words!(language;
                "teks terpotong di sini: `#` memulai catatan",
                "the text is cut off here: `#` begins a comment";
                "apit seluruh teks dengan tanda petik, atau tulis spasi setelah `#` jika memang catatan",
                "put the whole text in quotes, or write a space after the `#` of a comment"
            ),
            Self::Indentation { found, expected } => words!(language;
                "{found} spasi di awal baris tidak sejajar dengan baris di atasnya",
                "{found} spaces at the beginning do not line up with the lines above"
            )
            .with_help(indentation_help(expected, language)),
            Self::Alias => words!(language;
                "`&` dan `*` tidak dipakai di sini", "`&` and `*` are not used here";
                "apit teks yang diawali tanda itu dengan tanda petik",
                "put a text that begins with that sign in quotes"
            ),
            Self::ComplexKey => words!(language;
                "kunci ditulis dalam satu baris", "a key must be one word";
                "tulis `kunci: nilai`", "write `key: value`"
            ),
            Self::SecondDocument => words!(language;
                "dokumen kedua dimulai di sini", "a second document begins here";
                "hapus baris `---` atau `...`, dan spasi di depan kunci yang pertama",
                "remove the line `---` or `...`, and the spaces before the first key"
            ),
            Self::TooDeep => words!(language;
                "daftar ini bertingkat terlalu banyak", "lists in lists are nested too deeply";
                "periksa spasi dan kurung di awal baris",
                "check the spaces and brackets at the beginning of lines"
            ),
        }
    }
}

fn quote_all(language: CommandLanguage) -> String {
    phrase!(language;
        "apit seluruh teks dengan tanda petik: `\"…\"`", "put the whole text in quotes: `\"…\"`"
    )
}

fn sign_help(sign: char, language: CommandLanguage) -> String {
    match sign {
        '-' => phrase!(language;
            "mulai daftar di baris baru, atau apit teks dengan tanda petik",
            "begin the list on a line of its own, or put the text in quotes"
        ),
        '|' | '>' => phrase!(language;
            "apit teks dengan tanda petik, atau mulai teks di baris berikutnya, dua spasi lebih dalam",
            "put the text in quotes, or begin it on the next line, two spaces further in"
        ),
        _ => quote_all(language),
    }
}

fn indentation_help(expected: &[usize], language: CommandLanguage) -> String {
    match expected {
        [] => phrase!(language;
            "awali baris dengan spasi sebanyak baris di atasnya",
            "begin the line with as many spaces as the line above"
        ),
        [one] => {
            phrase!(language; "awali baris dengan {one} spasi", "begin the line with {one} spaces")
        }
        [rest @ .., last] => {
            let rest = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            phrase!(language;
                "awali baris dengan {rest} atau {last} spasi, seperti baris yang setingkat",
                "begin the line with {rest} or {last} spaces, as what belongs together does"
            )
        }
    }
}
