//! The annex as text: a block for each field of a register, to copy and paste.

use super::annex::Annex;
use super::line::typed;

/// Writes text.
#[must_use]
pub fn text(annex: &Annex<'_>) -> String {
    let mut blocks = vec![annex.head_lines().collect::<Vec<_>>().join("\n")];
    for row in &annex.rows {
        blocks.push(row.name.clone());
        blocks.extend(Some(typed(&row.lines).join("\n")).filter(|said| !said.is_empty()));
    }
    blocks.join("\n\n") + "\n"
}
