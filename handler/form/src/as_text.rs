//! Values that programs read and write as a text.

/// Lets serde read a value by its `parse`, and write it by one of its methods.
macro_rules! as_text {
    ($Type:ty, $Error:ty, $written:ident) => {
        impl TryFrom<String> for $Type {
            type Error = $Error;

            fn try_from(text: String) -> Result<Self, $Error> {
                Self::parse(&text)
            }
        }

        impl From<$Type> for String {
            fn from(value: $Type) -> Self {
                value.$written().into()
            }
        }
    };
}

pub(crate) use as_text;
