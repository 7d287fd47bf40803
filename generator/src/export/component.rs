//! What a standard says of each component, in lines.

mod complaints;
mod requirements;
mod steps;

use super::line::{Line, entry, listed, prose};
use crate::data::{cost_line, time_line};
use crate::model::{Component, CostRow, ForCases, Product, Service, StatedValue, WebUrl};
use crate::view::ViewContext;

/// Writes the components of one service.
#[derive(Clone, Copy)]
pub(super) struct Writer<'run, 'site> {
    pub(super) context: &'run ViewContext<'site>,
    pub(super) service: &'run Service,
}

impl Writer<'_, '_> {
    /// Writes what the standard says of a component.
    pub(super) fn lines(self, component: Component) -> Vec<Line> {
        match component {
            Component::Requirements => self.requirements(),
            Component::Steps => self.procedure(),
            Component::Time => self.times(),
            Component::Cost => self.costs(),
            Component::Products => self.products(),
            Component::Complaints => self.complaints(),
            management => self.management(management),
        }
    }

    fn times(self) -> Vec<Line> {
        let times = self.service.times.iter();
        let line = |time| joined(time_line(self.context, self.service, time));
        listed(times.map(|time| Line::item(0, line(time))).collect())
    }

    fn costs(self) -> Vec<Line> {
        let rows = self.service.costs.iter();
        listed(rows.flat_map(|row| self.cost(row, 0)).collect())
    }

    fn cost(self, row: &CostRow, level: usize) -> Vec<Line> {
        let [head, fee] = cost_line(self.context, self.service, row);
        let is_heading = fee.is_empty() && !row.rows.is_empty();
        let text = if is_heading { format!("{head}:") } else { joined([head, fee]) };
        let below = row.rows.iter().flat_map(|row| self.cost(row, level + 1));
        std::iter::once(Line::item(level, text)).chain(below).collect()
    }

    fn products(self) -> Vec<Line> {
        listed(self.service.products.iter().flat_map(|product| self.product(product)).collect())
    }

    fn product(self, product: &Product) -> Vec<Line> {
        let valid = product.valid.iter().map(|valid| match valid {
            StatedValue::Value(valid) => valid.text(self.context.locale),
            StatedValue::Text(text) => plain(&text.source),
        });
        let duties = (!product.duties.is_empty()).then(|| {
            format!("{}: {}", self.context.words.standard.duties, product.duties.join(", "))
        });
        let asides = valid.chain(product.note.clone()).chain(duties);
        let asides = asides.chain(product.link.as_ref().map(address));
        entry(&product.words, asides.chain(self.case_names(&product.cases)))
    }

    fn management(self, component: Component) -> Vec<Line> {
        let items = self.service.management.get(&component).into_iter().flatten();
        let lines = items.flat_map(|item| {
            entry(&item.words, item.note.clone().into_iter().chain(item.url.as_ref().map(address)))
        });
        listed(lines.collect())
    }

    /// Names the cases that something is for; nothing, if it is for all of them.
    fn case_names(self, cases: &ForCases) -> Option<String> {
        let names = cases.iter().filter_map(|case| self.service.cases.get(case));
        let names = names.map(|case| case.name.as_str()).collect::<Vec<_>>().join(", ");
        (!names.is_empty()).then_some(names)
    }
}

/// Writes what something is for before its value.
fn joined([label, value]: [String; 2]) -> String {
    match (label.is_empty(), value.is_empty()) {
        (true, _) => value,
        (_, true) => label,
        _ => format!("{label}: {value}"),
    }
}

fn address(url: &WebUrl) -> String {
    url.as_str().to_owned()
}

/// Takes the words of Markdown in one line.
fn plain(source: &str) -> String {
    let lines = prose(source).into_iter().map(|line| line.text);
    lines.collect::<Vec<_>>().join(" ")
}
