//! What holds for the picture of any procedure.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::chart::{Chart, ChartOutcome, ChartStep, ChartWords, LANE_LIMIT, Target, Way};
use super::format::Format;
use super::layout::Layout;
use super::shapes::{Line, Point, Shape, Symbol};
use super::svg;
use super::tracks::Kind;
use crate::lettering::width;

fn words() -> ChartWords {
    ChartWords {
        title: "Bagan alir".to_owned(),
        description: "Sama dengan daftar langkah".to_owned(),
        language: None,
        nobody: "Pelaku tidak disebut".to_owned(),
        others: "Pelaku lain".to_owned(),
        end: "Selesai".to_owned(),
    }
}

/// Returns the right end of a line of words, never too little.
fn line_end(line: &Line, letters: i32) -> i32 {
    let width: i32 = line.runs.iter().map(|run| width(&run.text, run.bold)).sum();
    line.start.x + width * letters / 100
}

fn chart(steps: &[ChartStep]) -> Chart {
    Chart::new(steps, &words())
}

fn step(actor: &str, text: &str, outcomes: Vec<ChartOutcome>) -> ChartStep {
    let actor = (!actor.is_empty()).then(|| actor.to_owned());
    ChartStep {
        label: "1".to_owned(),
        actor,
        text: text.to_owned(),
        outcomes,
        ..ChartStep::default()
    }
}

fn outcome(condition: &str, target: Option<Target>) -> ChartOutcome {
    ChartOutcome { condition: condition.to_owned(), text: None, target }
}

prop_compose! {
    fn any_outcome(count: usize)(
        condition in "[A-Za-z<&\" ]{1,30}",
        text in option::of("\\PC{1,80}"),
        target in option::of(prop_oneof![(0..count).prop_map(Target::Step), Just(Target::End)]),
    ) -> ChartOutcome {
        ChartOutcome { condition, text, target }
    }
}

prop_compose! {
    fn any_step(count: usize)(
        part in any::<bool>(),
        label in "[0-9]{1,2}",
        actor in option::of(0usize..9),
        text in "([a-zA-Z&<>\"']{1,30} ?){1,20}",
        outcomes in prop_oneof![3 => Just(Vec::new()), 2 => vec(any_outcome(count), 1..5)],
    ) -> ChartStep {
        let actor = actor.map(|number| format!("Petugas pelayanan {number}"));
        ChartStep { label, part, actor, text, note: None, outcomes }
    }
}

fn any_procedure() -> impl Strategy<Value = Vec<ChartStep>> {
    (1usize..=20).prop_flat_map(|count| vec(any_step(count), count))
}

/// Left, top, right, bottom.
type Extent = (i32, i32, i32, i32);

fn symbol_extent(symbol: &Symbol) -> Extent {
    let (Point { x, y }, (width, height)) = (symbol.middle, symbol.half());
    (x - width, y - height, x + width, y + height)
}

fn line_extent(line: &Line, format: &Format) -> Extent {
    let Point { x, y } = line.start;
    (x, y - format.letters * 3 / 4, line_end(line, format.letters), y + format.letters / 5)
}

fn overlap(one: Extent, other: Extent) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn extents(layout: &Layout) -> Vec<Extent> {
    let symbols = layout.symbols.iter().map(symbol_extent);
    let lines = layout.lines.iter().map(|line| line_extent(line, &layout.format));
    symbols.chain(lines).collect()
}

/// Whether a point lies on the edge of a symbol, at one of its four outer points.
fn touches(point: Point, symbol: &Symbol) -> bool {
    let (left, top, right, bottom) = symbol_extent(symbol);
    let Point { x, y } = symbol.middle;
    [(x, top), (x, bottom), (left, y), (right, y)].contains(&(point.x, point.y))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_symbol_and_no_word_stands_on_another(steps in any_procedure()) {
        for format in [Format::NARROW, Format::POSTER, Format::WIDE] {
            let all = extents(&Layout::new(&chart(&steps), &format));
            for (index, one) in all.iter().enumerate() {
                for other in &all[index + 1..] {
                    prop_assert!(!overlap(*one, *other), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_stands_outside_the_picture(steps in any_procedure()) {
        for format in [Format::NARROW, Format::POSTER, Format::WIDE] {
            let layout = Layout::new(&chart(&steps), &format);
            let corners = layout.routes.iter().flat_map(|route| &route.points);
            let points = corners.map(|point| (point.x - 1, point.y - 1, point.x + 1, point.y + 1));
            for (left, top, right, bottom) in extents(&layout).into_iter().chain(points) {
                prop_assert!(left >= 0 && top >= 0, "{left} {top}");
                prop_assert!(right <= format.width, "{right} > {}", format.width);
                prop_assert!(bottom <= layout.height, "{bottom} > {}", layout.height);
            }
        }
    }

    #[test]
    fn every_line_runs_straight_from_its_step_to_its_target(steps in any_procedure()) {
        for format in [Format::NARROW, Format::POSTER, Format::WIDE] {
            let layout = Layout::new(&chart(&steps), &format);
            for route in &layout.routes {
                let first = route.points[0];
                let from = &layout.symbols[route.from];
                let branch = layout.branches.iter().any(|branch| branch.row == route.from && branch.at == first);
                prop_assert!(branch || touches(first, from), "{route:?}");
                prop_assert!(touches(*route.points.last().unwrap(), &layout.symbols[route.to]), "{route:?}");
                for pair in route.points.windows(2) {
                    prop_assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "{route:?}");
                }
            }
        }
    }

    #[test]
    fn no_line_runs_through_words_or_foreign_symbols(steps in any_procedure()) {
        for format in [Format::NARROW, Format::POSTER, Format::WIDE] {
            let layout = Layout::new(&chart(&steps), &format);
            let words = layout.lines.iter().map(|line| line_extent(line, &format));
            let words: Vec<Extent> = words.collect();
            for route in &layout.routes {
                for pair in route.points.windows(2) {
                    let (one, other) = (pair[0], pair[1]);
                    let leg = (one.x.min(other.x), one.y.min(other.y), one.x.max(other.x) + 1, one.y.max(other.y) + 1);
                    prop_assert!(!words.iter().any(|word| overlap(leg, *word)), "{route:?}");
                    for (index, symbol) in layout.symbols.iter().enumerate() {
                        let foreign = index != route.from && index != route.to;
                        prop_assert!(!foreign || !overlap(leg, symbol_extent(symbol)), "{route:?} {index}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_the_steps_say_is_drawn_as_lines(steps in any_procedure()) {
        let layout = Layout::new(&chart(&steps), &Format::NARROW);
        let has = |from: usize, to: usize| layout.routes.iter().any(|route| (route.from, route.to) == (from, to));
        for (index, step) in steps.iter().enumerate() {
            prop_assert!(!step.outcomes.is_empty() || has(index, index + 1));
            for outcome in &step.outcomes {
                match outcome.target {
                    Some(Target::Step(target)) => prop_assert!(has(index, target), "{index} {target}"),
                    Some(Target::End) => prop_assert!(has(index, steps.len()), "{index}"),
                    None => {}
                }
            }
        }
    }

    #[test]
    fn an_independent_parser_reads_all_words_of_the_steps(steps in any_procedure()) {
        let drawn = svg::write(&Layout::new(&chart(&steps), &Format::NARROW), "bagan", &words());
        let xml = roxmltree::Document::parse(drawn.as_str()).expect("well-formed XML");
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        let texts = xml.descendants().filter(|node| node.has_tag_name("text"));
        let shown: Vec<String> = texts
            .map(|text| letters(&text.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect::<String>()))
            .collect();
        let shown = shown.concat();
        for step in &steps {
            prop_assert!(shown.contains(&letters(&step.text)), "{:?} in {shown:?}", step.text);
            for outcome in &step.outcomes {
                prop_assert!(shown.contains(&letters(&outcome.condition)));
                prop_assert!(shown.contains(&letters(outcome.text.as_deref().unwrap_or_default())));
            }
        }
        prop_assert!(!drawn.as_str().contains("style="));
    }

    #[test]
    fn the_same_steps_give_the_same_bytes(steps in any_procedure()) {
        let draw = || svg::write(&Layout::new(&chart(&steps), &Format::WIDE), "bagan", &words());
        prop_assert_eq!(draw(), draw());
    }

    #[test]
    fn there_are_never_more_lanes_than_words_have_room_beside(steps in any_procedure()) {
        let chart = chart(&steps);
        prop_assert!(chart.lanes.len() <= LANE_LIMIT);
        prop_assert!(chart.rows.iter().all(|row| row.lane < chart.lanes.len().max(1)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn pieces_for_paper_follow_each_other_and_cut_no_words(steps in any_procedure()) {
        let layout = Layout::new(&chart(&steps), &Format::WIDE);
        let sheets = svg::sheets(&layout, "bagan");
        prop_assume!(!sheets.is_empty());
        let mut below = 0;
        for sheet in &sheets {
            let xml = roxmltree::Document::parse(sheet.as_str()).expect("well-formed XML");
            let numbers = xml.root_element().attribute("viewBox").expect("a box").split(' ');
            let numbers: Vec<i32> = numbers.map(|number| number.parse().unwrap()).collect();
            prop_assert_eq!((numbers[0], numbers[1], numbers[2]), (0, below, layout.format.width));
            below += numbers[3];
            let cut = |extent: Extent| extent.1 < below && below < extent.3;
            prop_assert!(!extents(&layout).into_iter().any(cut), "{below}");
        }
        prop_assert_eq!(below, layout.height);
    }
}

#[test]
fn actors_have_lanes_in_the_order_in_which_they_act() {
    let steps = [
        step("Pemohon", "datang", vec![]),
        step("Petugas", "memeriksa", vec![]),
        step("pemohon", "pulang", vec![]),
    ];
    let chart = chart(&steps);
    assert_eq!(chart.lanes, ["Pemohon", "Petugas"]);
    assert_eq!(chart.rows.iter().map(|row| row.lane).collect::<Vec<_>>(), [0, 1, 0]);
}

#[test]
fn a_step_that_does_not_say_who_acts_is_given_to_nobody() {
    let steps = [step("Pemohon", "datang", vec![]), step("", "dicatat", vec![])];
    assert_eq!(chart(&steps).lanes, ["Pemohon", "Pelaku tidak disebut"]);
    let silent = [step("", "datang", vec![]), step("", "dicatat", vec![])];
    assert!(chart(&silent).lanes.is_empty());
}

#[test]
fn who_acts_most_keeps_a_lane_and_the_others_share_one() {
    let mut steps: Vec<ChartStep> =
        (0..8).map(|number| step(&format!("A{number}"), "x", vec![])).collect();
    steps.extend((6..8).map(|number| step(&format!("A{number}"), "y", vec![])));
    let chart = chart(&steps);
    assert_eq!(chart.lanes, ["A0", "A1", "A2", "A6", "A7", "Pelaku lain"]);
    assert_eq!(chart.rows[4].lane, 5);
    assert_eq!(chart.rows[4].actor.as_deref(), Some("A4"), "the words still say who");
}

#[test]
fn what_stays_on_the_line_comes_behind_what_leaves_it() {
    let steps = [
        step("A", "mengajukan", vec![]),
        step(
            "B",
            "memeriksa",
            vec![outcome("Sesuai", Some(Target::Step(2))), outcome("Tidak", Some(Target::Step(0)))],
        ),
        step("A", "menerima", vec![]),
    ];
    let chart = chart(&steps);
    let ways: Vec<Way> = chart.rows[1].exits.iter().map(|exit| exit.way).collect();
    assert_eq!(ways, [Way::Jump(0), Way::On]);
    let layout = Layout::new(&chart, &Format::NARROW);
    let kinds: Vec<(Kind, usize, usize)> =
        layout.routes.iter().map(|route| (route.kind, route.from, route.to)).collect();
    assert_eq!(kinds, [(Kind::On, 0, 1), (Kind::On, 1, 2), (Kind::On, 2, 3), (Kind::Back, 1, 0)]);
}

#[test]
fn an_outcome_that_says_nothing_goes_on_only_if_no_other_one_does() {
    let ways = |targets: [Option<Target>; 2]| {
        let outcomes = targets.map(|goto| outcome("x", goto)).to_vec();
        let steps = [step("A", "memeriksa", outcomes), step("A", "selesai", vec![])];
        let ways: Vec<Way> = chart(&steps).rows[0].exits.iter().map(|exit| exit.way).collect();
        ways
    };
    assert_eq!(ways([None, Some(Target::Step(0))]), [Way::Jump(0), Way::On]);
    assert_eq!(ways([None, Some(Target::Step(1))]), [Way::Open, Way::On]);
}

#[test]
fn a_procedure_that_nothing_ends_has_no_end() {
    let steps = [
        step("A", "mengajukan", vec![]),
        step("B", "memeriksa", vec![outcome("Selalu", Some(Target::Step(0)))]),
    ];
    let chart = chart(&steps);
    assert_eq!(chart.end, None);
    let layout = Layout::new(&chart, &Format::NARROW);
    assert!(layout.symbols.iter().all(|symbol| symbol.shape != Shape::End));
}
