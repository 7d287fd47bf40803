//! How long whoever hands a mail over waits: in all, and for each phase of talking to a mail
//! server (RFC 5321, section 4.5.3.2).

use std::str::FromStr;
use std::time::Duration;

use strum::{EnumString, IntoStaticStr, VariantNames};

/// How long a mail may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// All of it.
    pub whole: Duration,
    /// Each phase of it, where there are any.
    pub phases: Phases,
}

/// What a mail server is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Phase {
    /// That it takes the connection.
    Connect,
    /// Its greeting.
    Greeting,
    /// Its reply to one command, and TLS.
    Command,
    /// That it reads the mail, beside what the size of that needs.
    Data,
    /// Its reply to the end of the data: it may look at the mail before.
    End,
}

/// How long a mail server may take for each phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phases {
    connect: Duration,
    greeting: Duration,
    command: Duration,
    data: Duration,
    end: Duration,
}

/// The text does not say how long the phases may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "is written like `greeting=60 end=120`: seconds from 1 to {} for {}",
    Phases::MOST,
    Phase::VARIANTS.join(", ")
)]
pub struct PhasesError;

impl Phase {
    /// Returns its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Phases {
    /// The most seconds of a phase.
    const MOST: u64 = 3600;
    /// The slowest line to a mail server that is waited for, in bytes a second: 512 kbit.
    const SLOWEST: u64 = 64 * 1024;

    /// Whoever has a few seconds in all gives each phase what is left of them.
    pub const WITHIN_THE_WHOLE: Self = Self {
        connect: Duration::MAX,
        greeting: Duration::MAX,
        command: Duration::MAX,
        data: Duration::MAX,
        end: Duration::MAX,
    };

    /// While an applicant waits: a server that is not there is known soon, and one that looks
    /// at a mail has a minute for it.
    pub const OF_AN_ANSWER: Self = Self {
        connect: Duration::from_secs(10),
        greeting: Duration::from_secs(30),
        command: Duration::from_secs(30),
        data: Duration::from_secs(30),
        end: Duration::from_mins(1),
    };

    /// While nobody waits: as long as the standard asks for.
    pub const OF_THE_STANDARD: Self = Self {
        connect: Duration::from_mins(1),
        greeting: Duration::from_mins(5),
        command: Duration::from_mins(5),
        data: Duration::from_mins(3),
        end: Duration::from_mins(10),
    };

    /// Returns how long a phase may take for a mail of so many bytes.
    #[must_use]
    pub fn of(self, phase: Phase, bytes: usize) -> Duration {
        match phase {
            Phase::Connect => self.connect,
            Phase::Greeting => self.greeting,
            Phase::Command => self.command,
            Phase::Data => {
                let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
                self.data.saturating_add(Duration::from_secs(bytes / Self::SLOWEST))
            }
            Phase::End => self.end,
        }
    }

    fn set(&mut self, phase: Phase, time: Duration) {
        let place = match phase {
            Phase::Connect => &mut self.connect,
            Phase::Greeting => &mut self.greeting,
            Phase::Command => &mut self.command,
            Phase::Data => &mut self.data,
            Phase::End => &mut self.end,
        };
        *place = time;
    }
}

/// Reads the phases that are given other times than usual while an applicant waits.
impl FromStr for Phases {
    type Err = PhasesError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut phases = Self::OF_AN_ANSWER;
        for word in text.split_whitespace() {
            let (phase, seconds) = word.split_once('=').ok_or(PhasesError)?;
            let seconds = seconds.parse().ok().filter(|seconds| (1..=Self::MOST).contains(seconds));
            let time = Duration::from_secs(seconds.ok_or(PhasesError)?);
            phases.set(phase.parse().map_err(|_| PhasesError)?, time);
        }
        Ok(phases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_has_the_time_that_is_written_and_the_others_have_theirs() {
        let phases: Phases = "greeting=60  end=120".parse().expect("phases");
        let seconds = |phase| phases.of(phase, 0).as_secs();
        assert_eq!((seconds(Phase::Greeting), seconds(Phase::End)), (60, 120));
        assert_eq!((seconds(Phase::Connect), seconds(Phase::Command)), (10, 30));
        for text in ["60", "greeting", "greeting=", "greeting=0", "greeting=3601", "salam=60"] {
            assert_eq!(text.parse::<Phases>(), Err(PhasesError), "{text}");
        }
    }

    #[test]
    fn a_large_mail_has_more_time_for_its_data_and_for_nothing_else() {
        let more = |phase| {
            let phases = Phases::OF_AN_ANSWER;
            phases.of(phase, 6 * 1024 * 1024).saturating_sub(phases.of(phase, 0))
        };
        assert_eq!(more(Phase::Data), Duration::from_secs(96));
        assert_eq!(more(Phase::End), Duration::ZERO);
        let unbounded = Phases::WITHIN_THE_WHOLE.of(Phase::Data, usize::MAX);
        assert_eq!(unbounded, Duration::MAX);
    }
}
