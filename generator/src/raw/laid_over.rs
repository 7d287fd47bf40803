//! Shapes over which a translation is laid, each key on its own: what it says takes the place
//! of what the main language says, and what it leaves out stays and is noted.

use std::collections::BTreeSet;

/// The keys that a translation leaves to the main language.
pub(super) type Borrowed = BTreeSet<&'static str>;

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
macro_rules! laid_over {
    (
        $(#[$of_shape:meta])*
        pub struct $shape:ident {
            $($(#[$of_key:meta])* pub $key:ident: $type:ty,)+
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
        }
    };
}

pub(super) use laid_over;
