//! How complete standards are: the fourteen components of UU 25/2009, article 21.
//!
//! Six of them are about delivery and have to be published, eight are about
//! management (PermenPANRB 15/2014, annex I, chapter II).

mod json;
mod table;

use std::collections::BTreeSet;

use crate::command_language::CommandLanguage;
use crate::model::{Complaints, Service, ServiceId, Site};

pub use json::JsonCompleteness;

/// A component of a service standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// Requirements.
    Requirements,
    /// System, mechanism and procedure.
    Steps,
    /// Time to completion.
    Time,
    /// Cost or tariff.
    Cost,
    /// Products of the service.
    Products,
    /// Handling of complaints, suggestions and input.
    Complaints,
    /// Legal basis.
    LegalBasis,
    /// Facilities and infrastructure.
    Facilities,
    /// Competence of those who serve.
    Competence,
    /// Internal supervision.
    Supervision,
    /// Number of those who serve.
    Staff,
    /// Guarantee that the service follows the standard.
    Guarantee,
    /// Guarantee of security and safety.
    Safety,
    /// Evaluation of performance.
    Evaluation,
}

impl Component {
    /// The components of delivery, in the order in which they are published.
    pub const DELIVERY: [Self; 6] =
        [Self::Requirements, Self::Steps, Self::Time, Self::Cost, Self::Products, Self::Complaints];

    /// The components of management, in the order of the annex.
    pub const MANAGEMENT: [Self; 8] = [
        Self::LegalBasis,
        Self::Facilities,
        Self::Competence,
        Self::Supervision,
        Self::Staff,
        Self::Guarantee,
        Self::Safety,
        Self::Evaluation,
    ];

    /// Returns the key that states the component.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Steps => "steps",
            Self::Time => "time",
            Self::Cost => "cost",
            Self::Products => "products",
            Self::Complaints => "complaints",
            Self::LegalBasis => "legal_basis",
            Self::Facilities => "facilities",
            Self::Competence => "competence",
            Self::Supervision => "supervision",
            Self::Staff => "staff",
            Self::Guarantee => "guarantee",
            Self::Safety => "safety",
            Self::Evaluation => "evaluation",
        }
    }

    /// Returns the letter of the component in the article.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::LegalBasis => 'a',
            Self::Requirements => 'b',
            Self::Steps => 'c',
            Self::Time => 'd',
            Self::Cost => 'e',
            Self::Products => 'f',
            Self::Facilities => 'g',
            Self::Competence => 'h',
            Self::Supervision => 'i',
            Self::Complaints => 'j',
            Self::Staff => 'k',
            Self::Guarantee => 'l',
            Self::Safety => 'm',
            Self::Evaluation => 'n',
        }
    }

    /// Returns the name of the component in the words of the article.
    #[must_use]
    pub const fn name(self, language: CommandLanguage) -> &'static str {
        match language {
            CommandLanguage::Indonesian => self.indonesian(),
            CommandLanguage::English => self.english(),
        }
    }

    const fn indonesian(self) -> &'static str {
        match self {
            Self::Requirements => "persyaratan",
            Self::Steps => "sistem, mekanisme, dan prosedur",
            Self::Time => "jangka waktu penyelesaian",
            Self::Cost => "biaya/tarif",
            Self::Products => "produk pelayanan",
            Self::Complaints => "penanganan pengaduan, saran, dan masukan",
            Self::LegalBasis => "dasar hukum",
            Self::Facilities => "sarana, prasarana, dan/atau fasilitas",
            Self::Competence => "kompetensi pelaksana",
            Self::Supervision => "pengawasan internal",
            Self::Staff => "jumlah pelaksana",
            Self::Guarantee => "jaminan pelayanan",
            Self::Safety => "jaminan keamanan dan keselamatan pelayanan",
            Self::Evaluation => "evaluasi kinerja pelaksana",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Steps => "system, mechanism and procedure",
            Self::Time => "time to completion",
            Self::Cost => "cost or tariff",
            Self::Products => "products of the service",
            Self::Complaints => "handling of complaints, suggestions and input",
            Self::LegalBasis => "legal basis",
            Self::Facilities => "facilities and infrastructure",
            Self::Competence => "competence of those who serve",
            Self::Supervision => "internal supervision",
            Self::Staff => "number of those who serve",
            Self::Guarantee => "guarantee of service",
            Self::Safety => "guarantee of security and safety",
            Self::Evaluation => "evaluation of performance",
        }
    }
}

/// How complete the standards of a site are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completeness {
    /// The standards in the order of their paths.
    pub standards: Vec<StandardCompleteness>,
}

/// How complete one standard is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardCompleteness {
    /// Which service.
    pub id: ServiceId,
    /// Its title.
    pub title: String,
    /// The components that it states.
    pub stated: BTreeSet<Component>,
}

/// How many of how many components are stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// The stated ones.
    pub stated: usize,
    /// All.
    pub of: usize,
}

impl Completeness {
    /// Looks at every standard of a site that is not revoked.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let services = site.listed_services().into_iter();
        let standards = services.map(StandardCompleteness::of).collect();
        Self { standards }
    }

    /// Counts some components over all standards.
    #[must_use]
    pub fn score(&self, components: &[Component]) -> Score {
        self.standards.iter().map(|standard| standard.score(components)).fold(
            Score::default(),
            |sum, one| Score { stated: sum.stated + one.stated, of: sum.of + one.of },
        )
    }
}

impl StandardCompleteness {
    /// Looks at one standard.
    #[must_use]
    pub fn of(service: &Service) -> Self {
        let all = Component::DELIVERY.into_iter().chain(Component::MANAGEMENT);
        let stated = all.filter(|component| is_stated(service, *component)).collect();
        Self { id: service.id.clone(), title: service.title.clone(), stated }
    }

    /// Counts some components.
    #[must_use]
    pub fn score(&self, components: &[Component]) -> Score {
        let stated = components.iter().filter(|component| self.stated.contains(component)).count();
        Score { stated, of: components.len() }
    }

    /// Returns the components of those given that the standard leaves out.
    #[must_use]
    pub fn missing(&self, components: &[Component]) -> Vec<Component> {
        components.iter().filter(|component| !self.stated.contains(component)).copied().collect()
    }
}

impl Score {
    /// Returns the share in whole percent, rounded down: 100 is reached by all alone.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.stated * 100).checked_div(self.of).unwrap_or(100)
    }
}

fn is_stated(service: &Service, component: Component) -> bool {
    match component {
        Component::Requirements => !service.requirements.is_empty(),
        Component::Steps => !service.steps.is_empty() || service.procedure.is_some(),
        Component::Time => !service.times.is_empty(),
        Component::Cost => !service.costs.is_empty(),
        Component::Products => !service.products.is_empty(),
        Component::Complaints => service.complaints != Complaints::default(),
        Component::LegalBasis => !service.management.legal_basis.is_empty(),
        Component::Facilities => !service.management.facilities.is_empty(),
        Component::Competence => !service.management.competence.is_empty(),
        Component::Supervision => !service.management.supervision.is_empty(),
        Component::Staff => !service.management.staff.is_empty(),
        Component::Guarantee => !service.management.guarantee.is_empty(),
        Component::Safety => !service.management.safety.is_empty(),
        Component::Evaluation => !service.management.evaluation.is_empty(),
    }
}
