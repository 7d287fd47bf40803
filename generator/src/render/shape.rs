//! The shape of what pages show: all that a template can treat in other ways.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use super::error::RenderError;
use super::filling::Filling;

/// Tells values apart as far as templates can: what is there and what is empty, and which of the
/// words that templates know it is.
pub(super) struct Shapes<'theme>(HashSet<&'theme str>);

impl<'theme> Shapes<'theme> {
    /// Finds the words that templates know: all that they write in quotes.
    pub(super) fn of(templates: impl Iterator<Item = &'theme str>) -> Self {
        Self(templates.flat_map(|text| text.split(['"', '\'']).skip(1)).collect())
    }
}

impl Filling for Shapes<'_> {
    type Part = u64;

    fn part(&self, shown: &impl Serialize) -> Result<u64, RenderError> {
        let mut shape = Shape { words: &self.0, open: Vec::new(), text: String::new(), whole: 0 };
        // Nothing is written: what would be is what the formatter is told.
        shown.serialize(&mut Serializer::with_formatter(io::sink(), &mut shape))?;
        Ok(shape.whole)
    }
}

/// The shape of a value of which a part was seen.
struct Shape<'words> {
    words: &'words HashSet<&'words str>,
    /// The lists and maps around what comes next, the outermost first.
    open: Vec<Open>,
    /// The string that is being told, as far as it is.
    text: String,
    whole: u64,
}

/// A list or a map whose end was not seen yet.
enum Open {
    List { count: u8, shapes: Vec<u64> },
    Map(DefaultHasher),
}

/// Of so many entries a list has one, a first and a last, and others.
const MANY: u8 = 3;

impl Shape<'_> {
    /// Takes a value that is complete.
    #[expect(clippy::unnecessary_wraps, reason = "what the methods of a formatter return")]
    fn add(&mut self, value: impl Hash) -> io::Result<()> {
        let shape = hash(value);
        match self.open.last_mut() {
            None => self.whole = shape,
            Some(Open::Map(entries)) => entries.write_u64(shape),
            Some(Open::List { count, shapes }) => {
                *count = MANY.min(*count + 1);
                shapes.push(shape);
            }
        }
        Ok(())
    }

    /// Takes a list or a map, which ends.
    fn close(&mut self) -> io::Result<()> {
        match self.open.pop() {
            None => Ok(()),
            Some(Open::Map(entries)) => self.add(('{', entries.finish())),
            Some(Open::List { count, mut shapes }) => {
                shapes.sort_unstable();
                shapes.dedup();
                self.add(('[', count, shapes))
            }
        }
    }

    /// Takes a number: a template may ask whether it is one, more than that, or less.
    fn add_number(&mut self, value: impl TryInto<i64>) -> io::Result<()> {
        self.add(('0', value.try_into().unwrap_or(i64::MAX).clamp(-1, 2)))
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

macro_rules! take_numbers {
    ($($write:ident: $number:ty),+) => {
        $(
            fn $write<W: ?Sized + Write>(&mut self, _: &mut W, value: $number) -> io::Result<()> {
                self.add_number(value)
            }
        )+
    };
}

impl Formatter for &mut Shape<'_> {
    take_numbers!(write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64);
    take_numbers!(write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64);

    fn write_f64<W: ?Sized + Write>(&mut self, _: &mut W, _: f64) -> io::Result<()> {
        self.add('.')
    }

    fn begin_array<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.open.push(Open::List { count: 0, shapes: Vec::new() });
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.close()
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.open.push(Open::Map(DefaultHasher::new()));
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.close()
    }

    /// What was taken as a text is the name of what follows.
    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let name = hash(&self.text);
        self.add(name)
    }

    fn begin_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.text.clear();
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        _: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.text.push_str(fragment);
        Ok(())
    }

    /// No word that a template knows has what JSON must escape.
    fn write_char_escape<W: ?Sized + Write>(&mut self, _: &mut W, _: CharEscape) -> io::Result<()> {
        self.text.push(char::REPLACEMENT_CHARACTER);
        Ok(())
    }

    fn end_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let known = self.words.get(self.text.as_str()).copied();
        self.add(('"', self.text.is_empty(), known))
    }

    fn write_null<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.add('-')
    }

    fn write_bool<W: ?Sized + Write>(&mut self, _: &mut W, value: bool) -> io::Result<()> {
        self.add(value)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shape(value: &serde_json::Value) -> u64 {
        let shapes = Shapes::of(std::iter::once(r#"{% if kind == "steps" %}"#));
        shapes.part(value).expect("values can be written")
    }

    #[test]
    fn what_a_template_can_tell_apart_has_another_shape() {
        let all = [
            json!(null),
            json!(""),
            json!("\n"),
            json!("steps"),
            json!(true),
            json!(false),
            json!(0),
            json!(1),
            json!(2),
            json!(0.5),
            json!([]),
            json!(["a"]),
            json!(["a", "a"]),
            json!(["a", "a", "a"]),
            json!(["a", null]),
            json!({}),
            json!({ "a": "a" }),
            json!({ "b": "a" }),
            json!({ "a": null }),
            json!({ "a": { "b": "a" } }),
            json!([{ "a": "a" }]),
        ];
        let shapes: HashSet<u64> = all.iter().map(shape).collect();
        assert_eq!(shapes.len(), all.len());
    }

    #[test]
    fn what_no_template_can_tell_apart_has_one_shape() {
        let pairs = [
            (json!("Surat"), json!("Kartu")),
            (json!("a\nb"), json!("ab")),
            (json!(7), json!(u64::MAX)),
            (json!(["a", null, "b", "c"]), json!([null, "a", "c", null, "b"])),
            (json!({ "a": ["x"] }), json!({ "a": ["y"] })),
        ];
        for (one, other) in pairs {
            assert_eq!(shape(&one), shape(&other), "{one} {other}");
        }
    }
}
