//! The line of an editor as it should be, made from the line that is wrong.

use crate::finding::Finding;
use crate::place::Position;
use crate::syntax::{Fault, mend};

/// Returns the line with what is marked in it mended, where only one way is likely.
pub(crate) fn corrected(text: &str, position: Position, finding: &Finding) -> Option<String> {
    let line = text.lines().nth(position.line - 1)?;
    if let Finding::Syntax(fault) = finding {
        return mended(text, position, fault);
    }
    finding.proposal()?.line(line, position.column, position.length)
}

fn mended(text: &str, position: Position, fault: &Fault) -> Option<String> {
    if let Fault::OpenQuote(quote) = fault {
        // To read on, any quote will do; an editor closes the one that is open.
        let line = text.lines().nth(position.line - 1)?;
        let is_last = !line.trim_end().ends_with([']', '}']);
        return is_last.then(|| format!("{}{quote}", line.trim_end()));
    }
    let mended = mend(text, position, fault)?;
    let [before, line] = [text, &mended].map(|text| text.lines().nth(position.line - 1));
    // What nobody can make sense of is only left out, so that reading can go on.
    let remarks = |line: &str| line.matches('#').count();
    line.filter(|line| remarks(line) <= before.map_or(0, remarks)).map(str::to_owned)
}
