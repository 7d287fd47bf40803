//! How long a service takes, by what it depends on.

use loket_form::locale::Locale;

use super::{ChannelKind, Duration, ForCases, StatedValue, StepPath};

/// One time of a service; a standard has one, or one for each case, channel or step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessingTime {
    /// What takes so long.
    pub label: Option<String>,
    /// Whether it is that of all together.
    pub total: bool,
    /// How long.
    pub time: StatedValue<Duration>,
    /// The cases that it is for.
    pub cases: ForCases,
    /// The channel that it is for.
    pub channel: Option<ChannelKind>,
    /// The step that takes so long.
    pub step: Option<StepPath>,
    /// When it does not hold, such as force majeure.
    pub exception: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl ProcessingTime {
    /// Writes how long it takes.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        self.time.written(|duration| duration.text(locale))
    }

    /// Returns whether the time is that of the whole service, whatever the case.
    #[must_use]
    pub const fn is_of_all(&self) -> bool {
        self.label.is_none() && self.cases.is_all() && self.channel.is_none() && self.step.is_none()
    }

    /// Returns whether the time is that of the whole service in a case.
    #[must_use]
    pub fn is_of_case(&self, case: usize) -> bool {
        let is_whole = self.label.is_none() && self.channel.is_none() && self.step.is_none();
        is_whole && self.cases.includes(case)
    }
}
