//! Enums whose variants are words of content.

/// Makes an enum with the word of each variant, which is also its form for programs.
macro_rules! worded {
    (
        $(#[$about:meta])*
        pub enum $Name:ident { $($(#[$of_one:meta])* $Variant:ident = $word:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $Name { $($(#[$of_one])* #[doc = $word] #[serde(rename = $word)] $Variant,)+ }

        impl $Name {
            /// The words in order.
            pub const WORDS: &[&str] = &[$($word),+];

            /// Returns the variant with a word; absent if there is none.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$Variant),)+
                    _ => None,
                }
            }

            /// Returns the word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$Variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.word())
            }
        }
    };
}

pub(crate) use worded;
