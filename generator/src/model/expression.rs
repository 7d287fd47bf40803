//! A calculation with names, such as `luas × tarif × 2`.

use loket_form::decimal::Decimal;
use loket_form::locale::Locale;

use super::{Fee, Price, PriceBound};

/// A calculation; a name is a place in the list of inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// So many rupiah.
    Rupiah(Decimal),
    /// So many percent.
    Percent(Decimal),
    /// An input by its place.
    Input(usize),
    /// Two parts and what is done with them.
    Both(Box<Expression>, Operator, Box<Expression>),
}

/// What is done with two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Plus.
    Add,
    /// Minus.
    Subtract,
    /// Times.
    Multiply,
    /// Divided by.
    Divide,
}

/// Why a text is no calculation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// A name that no input explains.
    #[error("nothing explains the name `{0}`")]
    UnknownName(String),
    /// Signs and parts do not fit together.
    #[error("a formula is written like `(luas + 10) × tarif`")]
    Shape,
}

/// How deeply brackets may be nested.
const DEPTH: usize = 16;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(Decimal),
    Rupiah(Decimal),
    Percent(Decimal),
    Input(usize),
    Operator(Operator),
    Open,
    Close,
}

impl Expression {
    /// Parses a calculation; names are words, or several words, of the list.
    ///
    /// # Errors
    /// If a name is not in the list, or the parts do not make a calculation.
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, ExpressionError> {
        let token = |part| match part {
            Part::Sign(sign) => Ok(sign),
            Part::Operand(text) => token(&text, names),
        };
        let tokens: Vec<Token> = parts(text).into_iter().map(token).collect::<Result<_, _>>()?;
        let mut reader = Reader { tokens: &tokens, depth: 0 };
        let expression = reader.sum()?;
        if reader.tokens.is_empty() { Ok(expression) } else { Err(ExpressionError::Shape) }
    }

    /// Returns the names in a text that are not in a list, each once.
    #[must_use]
    pub fn unknown_names(text: &str, names: &[&str]) -> Vec<String> {
        let mut unknown: Vec<String> = Vec::new();
        for part in parts(text) {
            if let Part::Operand(text) = part
                && token(&text, names).is_err()
                && !unknown.iter().any(|known| known.eq_ignore_ascii_case(&text))
            {
                unknown.push(text);
            }
        }
        unknown
    }

    /// Returns the places of the inputs that it uses.
    #[must_use]
    pub fn inputs(&self) -> Vec<usize> {
        match self {
            Self::Number(_) | Self::Rupiah(_) | Self::Percent(_) => Vec::new(),
            Self::Input(place) => vec![*place],
            Self::Both(left, _, right) => [left.inputs(), right.inputs()].concat(),
        }
    }

    /// Writes the calculation as it is read, with brackets only where they are needed.
    #[must_use]
    pub fn text(&self, names: &[&str], locale: &Locale) -> String {
        match self {
            Self::Number(number) => number.text(locale),
            Self::Rupiah(amount) => format!("Rp{}", amount.text(locale)),
            Self::Percent(number) => format!("{}%", number.text(locale)),
            Self::Input(place) => names.get(*place).copied().unwrap_or_default().to_owned(),
            Self::Both(left, operator, right) => {
                let left = left.part(operator.rank(), names, locale);
                let right = right.part(operator.rank() + 1, names, locale);
                format!("{left} {} {right}", operator.sign())
            }
        }
    }

    fn part(&self, rank: u8, names: &[&str], locale: &Locale) -> String {
        let text = self.text(names, locale);
        match self {
            Self::Both(_, operator, _) if operator.rank() < rank => format!("({text})"),
            _ => text,
        }
    }
}

impl Operator {
    const fn rank(self) -> u8 {
        match self {
            Self::Add | Self::Subtract => 1,
            Self::Multiply | Self::Divide => 2,
        }
    }

    const fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '−',
            Self::Multiply => '×',
            Self::Divide => '÷',
        }
    }
}

/// What stands between the signs of a calculation, and the signs.
enum Part {
    Sign(Token),
    Operand(String),
}

/// Cuts a text at its signs; a minus needs spaces around it, for names may have hyphens.
fn parts(text: &str) -> Vec<Part> {
    let spaced = text.replace(['(', '['], " ( ").replace([')', ']'], " ) ");
    let spaced = spaced.replace(['×', '*'], " × ").replace('+', " + ");
    let spaced = spaced.replace(['/', '÷', ':'], " ÷ ").replace('−', " − ");
    let mut parts = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for word in spaced.split_whitespace() {
        let sign = match word {
            "(" => Token::Open,
            ")" => Token::Close,
            "+" => Token::Operator(Operator::Add),
            "-" | "–" | "−" => Token::Operator(Operator::Subtract),
            "×" | "x" | "X" => Token::Operator(Operator::Multiply),
            "÷" => Token::Operator(Operator::Divide),
            _ => {
                words.push(word);
                continue;
            }
        };
        parts.extend(operand(&words));
        words.clear();
        parts.push(Part::Sign(sign));
    }
    parts.extend(operand(&words));
    parts
}

fn operand(words: &[&str]) -> Option<Part> {
    (!words.is_empty()).then(|| Part::Operand(words.join(" ")))
}

/// Reads a name of the list or an amount.
fn token(text: &str, names: &[&str]) -> Result<Token, ExpressionError> {
    if let Some(place) = names.iter().position(|name| name.eq_ignore_ascii_case(text)) {
        return Ok(Token::Input(place));
    }
    if let Some(number) =
        text.strip_suffix('%').and_then(|text| Decimal::parse_written(text.trim()).ok())
    {
        return Ok(Token::Percent(number));
    }
    if let Ok(Fee::Rupiah(Price { bound: PriceBound::Exact, from: None, amount, per: None })) =
        Fee::parse(text)
    {
        return Ok(Token::Rupiah(amount));
    }
    let number = Decimal::parse_written(text).map(Token::Number);
    number.map_err(|_| ExpressionError::UnknownName(text.to_owned()))
}

struct Reader<'tokens> {
    tokens: &'tokens [Token],
    depth: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first.clone())
    }

    /// Takes the next operator if it has this rank.
    fn operator(&mut self, rank: u8) -> Option<Operator> {
        match self.tokens.first() {
            Some(Token::Operator(operator)) if operator.rank() == rank => {
                let operator = *operator;
                self.next();
                Some(operator)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(1) {
            left = Expression::Both(Box::new(left), operator, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.part()?;
        while let Some(operator) = self.operator(2) {
            left = Expression::Both(Box::new(left), operator, Box::new(self.part()?));
        }
        Ok(left)
    }

    fn part(&mut self) -> Result<Expression, ExpressionError> {
        match self.next() {
            Some(Token::Number(number)) => Ok(Expression::Number(number)),
            Some(Token::Rupiah(amount)) => Ok(Expression::Rupiah(amount)),
            Some(Token::Percent(number)) => Ok(Expression::Percent(number)),
            Some(Token::Input(place)) => Ok(Expression::Input(place)),
            Some(Token::Open) if self.depth < DEPTH => {
                self.depth += 1;
                let inner = self.sum()?;
                self.depth -= 1;
                match self.next() {
                    Some(Token::Close) => Ok(inner),
                    _ => Err(ExpressionError::Shape),
                }
            }
            _ => Err(ExpressionError::Shape),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::locales::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    const NAMES: [&str; 3] = ["luas", "tarif dasar", "indeks"];

    fn text(written: &str) -> Result<String, ExpressionError> {
        Expression::parse(written, &NAMES).map(|formula| formula.text(&NAMES, &INDONESIAN))
    }

    #[test]
    fn formulas_are_understood_as_people_write_them() {
        for (written, read) in [
            ("luas x tarif dasar", "luas × tarif dasar"),
            ("(luas+10)*Indeks/2", "(luas + 10) × indeks ÷ 2"),
            ("luas × (tarif dasar × indeks)", "luas × (tarif dasar × indeks)"),
            ("0,5% × tarif dasar", "0,5% × tarif dasar"),
            ("luas - 1.000", "luas − 1.000"),
            ("luas × Rp 350.000,00", "luas × Rp350.000"),
        ] {
            assert_eq!(text(written).as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn all_names_of_which_nothing_is_said_are_told_at_once() {
        let unknown = Expression::unknown_names("((L / 500 x HSBKpa) + Rp. 350.000.00) x l", &[]);
        assert_eq!(unknown, ["L", "HSBKpa"]);
        assert_eq!(Expression::unknown_names("LUAS × 50%", &NAMES), Vec::<String>::new());
    }

    #[test]
    fn names_without_an_explanation_and_broken_formulas_are_refused() {
        assert_eq!(text("luas × harga"), Err(ExpressionError::UnknownName("harga".to_owned())));
        for written in ["", "luas ×", "× luas", "(luas", "luas)", "luas (indeks)"] {
            assert_eq!(text(written), Err(ExpressionError::Shape), "{written}");
        }
        assert_eq!(text(&"(".repeat(100)), Err(ExpressionError::Shape));
    }

    fn expressions() -> impl Strategy<Value = Expression> {
        let leaf = prop_oneof![
            (0u32..10_000).prop_map(|number| Expression::Number(Decimal::whole(number))),
            (1u32..100).prop_map(|number| Expression::Rupiah(Decimal::whole(number))),
            (1u32..100).prop_map(|number| Expression::Percent(Decimal::whole(number))),
            (0usize..3).prop_map(Expression::Input),
        ];
        leaf.prop_recursive(4, 16, 2, |inner| {
            let operators = prop_oneof![
                Just(Operator::Add),
                Just(Operator::Subtract),
                Just(Operator::Multiply),
                Just(Operator::Divide)
            ];
            (inner.clone(), operators, inner).prop_map(|(left, operator, right)| {
                Expression::Both(Box::new(left), operator, Box::new(right))
            })
        })
    }

    proptest! {
        #[test]
        fn a_printed_formula_is_read_back_as_the_same_one(formula in expressions()) {
            for locale in [&*INDONESIAN, &*ENGLISH] {
                let text = formula.text(&NAMES, locale);
                prop_assert_eq!(Expression::parse(&text, &NAMES), Ok(formula.clone()));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Expression::parse(&text, &NAMES);
        }
    }
}
