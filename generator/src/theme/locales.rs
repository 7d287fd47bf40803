//! The languages of the default theme, for tests of what prints values.

use std::sync::LazyLock;

use loket_form::locale::Locale;

use super::Theme;

fn locale(tag: &str) -> Locale {
    let theme = Theme::load(None).expect("the default theme");
    theme.locale(tag.parse().expect("a tag")).expect("its words").clone()
}

pub(crate) static INDONESIAN: LazyLock<Locale> = LazyLock::new(|| locale("id"));
pub(crate) static ENGLISH: LazyLock<Locale> = LazyLock::new(|| locale("en"));
