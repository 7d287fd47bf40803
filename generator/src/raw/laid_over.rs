//! Shapes over which a translation is laid, each key on its own: what it says takes the place
//! of what the main language says, and what it leaves out stays and is noted.

use std::collections::BTreeSet;

/// The keys that a translation leaves to the main language.
pub(super) type Borrowed = BTreeSet<&'static str>;

/// What a key is to a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the words that stand before the keys")]
pub(super) enum InTranslation {
    /// It says something in words, which should be translated.
    words,
    /// It holds in every language, so that a translation cannot have it.
    fixed,
    /// It may be translated, and is as good as it is.
    either,
}

/// Takes what the translation says, or notes that it says nothing.
pub(super) fn over<T: Clone>(
    key: &'static str,
    main: Option<&T>,
    own: Option<T>,
    borrowed: &mut Borrowed,
) -> Option<T> {
    if own.is_none() && main.is_some() {
        borrowed.insert(key);
    }
    own.or_else(|| main.cloned())
}

/// Writes a shape, and how a translation is laid over it.
///
/// In the place of `pub`, each key says what it is to a translation: see [`InTranslation`].
macro_rules! laid_over {
    (
        $(#[$of_shape:meta])*
        pub struct $shape:ident {
            $($(#[$of_key:meta])* $kind:ident $key:ident: $type:ty,)+
        }
    ) => {
        $(#[$of_shape])*
        pub struct $shape {
            $($(#[$of_key])* pub $key: $type,)+
        }

        impl $shape {
            /// Lays the keys of a translation over these, and says which it leaves out.
            pub(super) fn laid_over(&self, own: Self) -> (Self, $crate::raw::laid_over::Borrowed) {
                let mut borrowed = $crate::raw::laid_over::Borrowed::new();
                $(let $key = $crate::raw::laid_over::over(
                    stringify!($key),
                    self.$key.as_ref(),
                    own.$key,
                    &mut borrowed,
                );)+
                (Self { $($key),+ }, borrowed)
            }

            /// Returns the keys of words, in their order.
            pub fn words() -> impl Iterator<Item = &'static str> {
                use $crate::raw::laid_over::InTranslation;
                let keys = [$((stringify!($key), InTranslation::$kind)),+].into_iter();
                keys.filter(|(_, kind)| *kind == InTranslation::words).map(|(key, _)| key)
            }

            /// Returns the keys that hold in every language, and whether they are there.
            pub fn fixed(&self) -> impl Iterator<Item = (&'static str, bool)> {
                use $crate::raw::laid_over::InTranslation;
                let keys = [$((stringify!($key), InTranslation::$kind, self.$key.is_some())),+];
                let fixed = keys.into_iter().filter(|(_, kind, _)| *kind == InTranslation::fixed);
                fixed.map(|(key, _, is_there)| (key, is_there))
            }
        }
    };
}

pub(super) use laid_over;
