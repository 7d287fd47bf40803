//! What is taken is written in one way, and that way is taken as the same answer.

use bytes::Bytes;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::date_answer::DatePart;
use crate::field::{Field, Group};
use crate::form::{Form, FormParts, Purpose};
use crate::id::{FieldName, FormId, Prefix};
use crate::kind::{DateRule, EmailRule, FieldKind, MoneyRule, NumberRule, TelRule};
use crate::language::Language;
use crate::locale::Locale;
use crate::locale::testing::{ENGLISH, INDONESIAN};
use crate::opening::Opening;
use crate::submission::{Answer, RawSubmission};
use crate::typed::Typed;

const TODAY: Date = date(2026, 11, 24);

fn form(kind: FieldKind) -> Form {
    let field = Field {
        name: FieldName::parse("isian").expect("a name"),
        label: "Isian".to_owned(),
        hint: None,
        optional: false,
        autocomplete: None,
        input_mode: None,
        when: Vec::new(),
        handout: None,
        kind,
    };
    Form::try_new(FormParts {
        id: FormId::parse("dinas/contoh").expect("an id"),
        language: Language::INDONESIAN,
        purpose: Purpose::Request,
        title: "Contoh".to_owned(),
        prefix: Prefix::default(),
        groups: vec![Group { heading: None, when: Vec::new(), fields: vec![field] }],
        reply_to: None,
        opening: Opening::default(),
        review: false,
    })
    .expect("a form")
}

/// Posts texts under their names; returns the answer as it is written again under the
/// same names, or nothing if it is refused.
fn written(
    form: &Form,
    typed: &[(String, String)],
    locale: &Locale,
) -> Option<Vec<(String, String)>> {
    let mut raw = RawSubmission::default();
    for (name, text) in typed {
        raw.push(name.clone(), Bytes::from(text.clone()));
    }
    let submission = form.accept(&raw, TODAY, locale).ok()?;
    let one = |text: &str| vec![("isian".to_owned(), text.to_owned())];
    Some(match &submission.answered()[0].answer {
        Answer::Typed(typed) => match typed.reveal() {
            Typed::Date(day) => {
                let texts =
                    [day.day().to_string(), day.month().to_string(), day.year().to_string()];
                let field = form.fields().next().expect("the field");
                DatePart::ALL.into_iter().map(|part| part.name_in(&field.name)).zip(texts).collect()
            }
            typed => one(&typed.text(locale)),
        },
        other => panic!("none of these kinds: {other:?}"),
    })
}

/// Fails if the text is refused or is another one when it is read again.
///
/// Texts that are refused at first are passed over; proptest gives up if nearly all are.
fn check(kind: FieldKind, locale: &Locale, typed: &[(&str, String)]) -> Result<(), TestCaseError> {
    let form = form(kind);
    let typed: Vec<_> =
        typed.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    let first = written(&form, &typed, locale);
    prop_assume!(first.is_some());
    let again = first.as_ref().and_then(|first| written(&form, first, locale));
    prop_assert_eq!(again, first);
    Ok(())
}

proptest! {
    #[test]
    fn a_telephone_number(
        text in " ?(0|62|\\+62|\\+62 \\(0\\))[ .-]?8[1-9][0-9][ .-]?[0-9]{4}[ .-]?[0-9]{2,5} ?",
        mobile: bool,
    ) {
        check(FieldKind::Tel(TelRule { mobile }), &INDONESIAN, &[("isian", text)])?;
    }

    #[test]
    fn a_nik(text in " ?33[ .]?75[ .]?01[ .-]?[0-6][1-8](0[1-9]|1[0-2])[0-9]{2}[ .-]?0[0-9]{2}[1-9] ?") {
        check(FieldKind::Nik, &INDONESIAN, &[("isian", text)])?;
    }

    #[test]
    fn a_nip(text in "19[6-8][0-9](0[1-9]|1[0-2])[01][1-9] ?20[12][0-9](0[1-9]|1[0-2]) ?[12] ?0[0-9][1-9]") {
        check(FieldKind::Nip, &INDONESIAN, &[("isian", text)])?;
    }

    #[test]
    fn a_number(
        text in "-?([0-9]{1,6}|[1-9][0-9]{0,2}([.,][0-9]{3}){1,3})([.,][0-9]{1,2})?",
        english: bool,
        decimals in 0_u8..=2,
    ) {
        let locale = if english { &*ENGLISH } else { &*INDONESIAN };
        check(FieldKind::Number(NumberRule { min: None, max: None, decimals }), locale, &[("isian", text)])?;
    }

    #[test]
    fn an_amount_of_money(
        text in "(Rp ?|rp\\. )?([1-9][0-9]{0,2}([.,][0-9]{3}){0,3}|[1-9][0-9]{0,8}|[1-9](,[1-9])? juta)(,-)?",
        english: bool,
    ) {
        let locale = if english { &*ENGLISH } else { &*INDONESIAN };
        check(FieldKind::Money(MoneyRule { min: None, max: None }), locale, &[("isian", text)])?;
    }

    #[test]
    fn a_date(
        day in " ?[0-3]?[1-9]",
        month in "0?[1-9]|1[0-2]|Januari|jan|FEBRUARI|Mei|agustus|Agt|Desember|December",
        year in "(1[89]|20)[0-9]{2}",
    ) {
        let typed = [("isian-hari", day), ("isian-bulan", month), ("isian-tahun", year)];
        check(FieldKind::Date(DateRule { min: None, max: None }), &INDONESIAN, &typed)?;
    }

    #[test]
    fn an_address(text in " ?[A-Za-z0-9]{1,8}([.+_-][a-z]{1,4})?@[A-Za-z0-9]{1,6}\\.(go\\.id|COM|Id) ?") {
        check(FieldKind::Email(EmailRule { domains: Vec::new() }), &INDONESIAN, &[("isian", text)])?;
    }
}
