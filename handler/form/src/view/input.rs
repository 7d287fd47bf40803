//! The attributes that follow from the kind of a field.

use crate::field::FieldKind;

/// The attributes that follow from the kind of a field.
pub(super) struct Input {
    pub(super) control: &'static str,
    pub(super) kind: &'static str,
    pub(super) mode: Option<&'static str>,
    pub(super) width: Option<u32>,
}

impl Input {
    pub(super) fn of(kind: &FieldKind) -> Self {
        let plain = Self { control: "input", kind: "text", mode: None, width: None };
        match kind {
            FieldKind::Text { .. } => plain,
            FieldKind::Textarea { .. } => Self { control: "textarea", ..plain },
            FieldKind::Email { .. } => Self { kind: "email", mode: Some("email"), ..plain },
            FieldKind::Tel { .. } => {
                Self { kind: "tel", mode: Some("tel"), width: Some(18), ..plain }
            }
            FieldKind::Nik => Self { mode: Some("numeric"), width: Some(20), ..plain },
            FieldKind::Nip => Self { mode: Some("numeric"), width: Some(22), ..plain },
            FieldKind::Number { min, decimals, .. } => {
                // The keys for digits have no minus on some telephones.
                let is_signed = min.is_none_or(crate::decimal::Decimal::is_negative);
                let mode = match (is_signed, decimals) {
                    (true, _) => None,
                    (false, 0) => Some("numeric"),
                    (false, _) => Some("decimal"),
                };
                Self { mode, width: Some(18), ..plain }
            }
            FieldKind::Date { .. } => Self { control: "date", ..plain },
            FieldKind::Choice { options, display } if display.is_menu(options.len()) => {
                Self { control: "select", ..plain }
            }
            FieldKind::Choice { .. } => Self { control: "radios", ..plain },
            FieldKind::Choices { .. } => Self { control: "checkboxes", ..plain },
            FieldKind::Checkbox { .. } => Self { control: "checkbox", ..plain },
            FieldKind::File { .. } => Self { control: "file", ..plain },
        }
    }
}
