//! A laid-out diagram as SVG, in as few bytes as it takes.
//!
//! Colours and letters are the style's business: everything has a class, nothing
//! has a style of its own, which the Content-Security-Policy would not allow.

use std::fmt::Write as _;

use super::chart::ChartWords;
use super::layout::Layout;
use super::routes::Route;
use super::shapes::{Lane, Line, Point, Shape, Symbol};
use super::tracks::Kind;
use crate::html::Html;
use crate::lettering::Run;

/// Writes a diagram; `id` begins the ids of its elements.
#[must_use]
pub fn write(layout: &Layout, id: &str, words: &ChartWords) -> Html {
    let (width, name) = (layout.format.width, layout.format.name);
    let lang = words.language.map_or_else(String::new, |tag| format!(" lang=\"{tag}\""));
    let mut svg = format!(
        "<svg class=\"loket-flow loket-flow--{name}\" viewBox=\"0 0 {width} {}\" role=\"img\" \
         aria-labelledby=\"{id}-judul {id}-isi\"><title id=\"{id}-judul\"{lang}>",
        layout.height,
    );
    escape(&words.title, &mut svg);
    let _ = write!(svg, "</title><desc id=\"{id}-isi\"{lang}>");
    escape(&words.description, &mut svg);
    let _ = write!(svg, "</desc><g class=\"loket-flow__drawing\" id=\"{id}-gambar\">");
    let lanes: String = layout.lanes.iter().map(lane).collect();
    let band = layout.band;
    let _ = write!(svg, "<path class=\"loket-flow__lane\" stroke-width=\"{band}\" d=\"{lanes}\"/>");
    path("line", &lines(layout, |kind| kind != Kind::Back), &mut svg);
    path("back", &lines(layout, |kind| kind == Kind::Back), &mut svg);
    let dots: String = layout.branches.iter().map(|branch| circle(branch.at, 4)).collect();
    let ends = layout.symbols.iter().filter(|symbol| symbol.shape == Shape::End);
    let ends: String = ends.map(|end| circle(end.middle, 6)).collect();
    path("box", &outlines(layout, |shape| shape != Shape::Decision), &mut svg);
    path("choice", &outlines(layout, |shape| shape == Shape::Decision), &mut svg);
    path("tip", &[tips(layout, |kind| kind != Kind::Back), dots, ends].concat(), &mut svg);
    path("back-tip", &tips(layout, |kind| kind == Kind::Back), &mut svg);
    svg.push_str("<g class=\"loket-flow__number\">");
    for symbol in &layout.symbols {
        if let Some(number) = &symbol.number {
            let Point { x, y } = symbol.middle;
            let _ = write!(svg, "<text x=\"{x}\" y=\"{}\">", y + 6);
            escape(number, &mut svg);
            svg.push_str("</text>");
        }
    }
    svg.push_str("</g>");
    for line in &layout.lines {
        text(line, &mut svg);
    }
    svg.push_str("</g></svg>");
    trusted(svg)
}

/// Cuts a diagram that is longer than a page into pieces that paper can break between.
///
/// They show the drawing that [`write()`] made with the same id, and are empty for
/// one that fits on a page.
#[must_use]
pub fn sheets(layout: &Layout, id: &str) -> Vec<Html> {
    if layout.height <= PAGE {
        return Vec::new();
    }
    let mut sheets = Vec::new();
    let mut top = 0;
    let bottoms = layout.cuts.iter().copied().chain([layout.height]).collect::<Vec<_>>();
    for (index, bottom) in bottoms.iter().enumerate() {
        let next = bottoms.get(index + 1);
        if next.is_some_and(|next| next - top <= SHEET) {
            continue;
        }
        let (width, height, name) = (layout.format.width, bottom - top, layout.format.name);
        sheets.push(trusted(format!(
            "<svg class=\"loket-flow loket-flow--{name}\" viewBox=\"0 {top} {width} {height}\">\
             <use href=\"#{id}-gambar\"/></svg>"
        )));
        top = *bottom;
    }
    sheets
}

/// The greatest height that fits on a page of A4 beside a heading.
const PAGE: i32 = 950;
/// The greatest height of a piece; short pieces leave little of a page empty.
const SHEET: i32 = 420;

fn trusted(svg: String) -> Html {
    #[expect(clippy::disallowed_methods, reason = "all words of the diagram are escaped")]
    Html::dangerous_trusted(svg)
}

fn lane(lane: &Lane) -> String {
    format!("M{} {}V{}", lane.x, lane.top, lane.bottom)
}

fn path(class: &str, data: &str, svg: &mut String) {
    if !data.is_empty() {
        let _ = write!(svg, "<path class=\"loket-flow__{class}\" d=\"{data}\"/>");
    }
}

fn lines(layout: &Layout, is_wanted: impl Fn(Kind) -> bool) -> String {
    let wanted = layout.routes.iter().filter(|route| is_wanted(route.kind));
    wanted.map(|route| polyline(visible(route))).collect()
}

fn tips(layout: &Layout, is_wanted: impl Fn(Kind) -> bool) -> String {
    let wanted = layout.routes.iter().filter(|route| is_wanted(route.kind) && !route.joins);
    wanted.map(|route| tip(&route.points)).collect()
}

fn outlines(layout: &Layout, is_wanted: impl Fn(Shape) -> bool) -> String {
    layout.symbols.iter().filter(|symbol| is_wanted(symbol.shape)).map(outline).collect()
}

/// A line that joins another one is drawn as far as that.
fn visible(route: &Route) -> &[Point] {
    let shown = if route.joins { 2 } else { route.points.len() };
    route.points.get(..shown).unwrap_or(&route.points)
}

/// Writes a line with round corners.
fn polyline(points: &[Point]) -> String {
    let Some(first) = points.first() else { return String::new() };
    let mut data = format!("M{} {}", first.x, first.y);
    for (index, point) in points.iter().enumerate().skip(1) {
        let before = points.get(index - 1).copied().unwrap_or(*point);
        let Some(after) = points.get(index + 1) else {
            leg(before, *point, &mut data);
            break;
        };
        let radius = 6.min(distance(before, *point) / 2).min(distance(*point, *after) / 2);
        let (enter, leave) = (towards(*point, before, radius), towards(*point, *after, radius));
        leg(before, enter, &mut data);
        let _ = write!(data, "Q{} {} {} {}", point.x, point.y, leave.x, leave.y);
    }
    data
}

fn leg(from: Point, to: Point, data: &mut String) {
    let _ = if from.y == to.y { write!(data, "H{}", to.x) } else { write!(data, "V{}", to.y) };
}

fn distance(from: Point, to: Point) -> i32 {
    (from.x - to.x).abs() + (from.y - to.y).abs()
}

/// The point at some distance from one point on the way to another.
fn towards(from: Point, to: Point, distance: i32) -> Point {
    Point {
        x: from.x + (to.x - from.x).signum() * distance,
        y: from.y + (to.y - from.y).signum() * distance,
    }
}

/// Writes the head of an arrow at the end of a line.
fn tip(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    match ((end.x - before.x).signum(), (end.y - before.y).signum()) {
        (0, _) => format!("M{} {}l-5-9h10z", end.x, end.y),
        (1, _) => format!("M{} {}l-9-5v10z", end.x, end.y),
        _ => format!("M{} {}l9-5v10z", end.x, end.y),
    }
}

fn outline(symbol: &Symbol) -> String {
    let Point { x, y } = symbol.middle;
    let (half_width, half_height) = symbol.half();
    match symbol.shape {
        Shape::Step => format!(
            "M{} {}h{}a5 5 0 0 1 5 5v{}a5 5 0 0 1-5 5h-{}a5 5 0 0 1-5-5v-{}a5 5 0 0 1 5-5z",
            x - half_width + 5,
            y - half_height,
            half_width * 2 - 10,
            half_height * 2 - 10,
            half_width * 2 - 10,
            half_height * 2 - 10,
        ),
        Shape::Decision => format!(
            "M{x} {}l{half_width} {half_height}-{half_width} {half_height}-{half_width}-{half_height}z",
            y - half_height,
        ),
        Shape::Part | Shape::End => circle(symbol.middle, half_width),
    }
}

fn circle(middle: Point, radius: i32) -> String {
    let Point { x, y } = middle;
    format!("M{} {y}a{radius} {radius} 0 1 1 0 .1z", x - radius)
}

fn text(line: &Line, svg: &mut String) {
    let Point { x, y } = line.start;
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\">");
    for Run { text, bold } in &line.runs {
        if *bold {
            svg.push_str("<tspan>");
        }
        escape(text, svg);
        if *bold {
            svg.push_str("</tspan>");
        }
    }
    svg.push_str("</text>");
}

/// Writes text so that neither HTML nor XML takes any of it for markup.
fn escape(text: &str, svg: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            // These cannot stand in XML at all.
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                svg.push('\u{fffd}');
            }
            _ => svg.push(letter),
        }
    }
}
