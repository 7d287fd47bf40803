//! One kind of mistake a folder: found at its place, and said in both languages.

use crate::site::{Site, fixtures, names, read};

/// Makes a test of each folder in `fixtures/invalid`.
macro_rules! folders {
    ($($name:ident,)*) => {
        $(#[test]
        fn $name() {
            judge(stringify!($name));
        })*

        #[test]
        fn every_folder_has_its_test() {
            assert_eq!(names("invalid"), [$(stringify!($name)),*]);
        }
    };
}

folders! {
    address_with_a_query,
    bad_file_name,
    broken_agency_file,
    character_that_cannot_be_seen,
    closing_fence_of_another_length,
    colon_forgotten,
    conflict,
    cost,
    cut_off_by_remark,
    dangling_goto,
    date,
    decree_of_a_year_after_its_date,
    decree_that_is_still_to_come,
    domain,
    duplicate_key,
    duration,
    email,
    empty_title,
    expired,
    field_twice_beside_a_misspelt_key,
    form_too_large,
    holiday,
    html,
    incomplete,
    link_that_runs_something,
    link_to_no_page,
    link_to_no_place,
    list_in_place_of_keys,
    list_without_dashes,
    marks_of_word_processors,
    markup_that_is_not_complete,
    missing_title,
    misspelt_key,
    mistakes_in_both_languages,
    no_closing_fence,
    no_data,
    no_holidays,
    no_opening_fence,
    no_recipient,
    no_space_after_colon,
    picture_of_another_site,
    picture_without_words,
    related_to_itself_and_twice,
    replaced_by_itself,
    reply_to_no_email,
    several_mistakes_in_yaml,
    steps_take_longer,
    tab,
    taken_name,
    telephone,
    times_and_costs_for_nobody_knows_what,
    translation_into_the_main_language,
    translation_of_an_unknown_field,
    translation_of_fewer_steps,
    translation_of_no_service,
    translation_of_nothing,
    translation_of_the_title_alone,
    translation_with_a_misspelt_key,
    translation_with_another_time,
    translation_with_rules,
    translation_without_a_label,
    translation_without_its_site,
    two_agencies_files_wrong,
    two_pages_with_one_address,
    unclosed_bracket,
    unclosed_quote,
    unknown_agency,
    unknown_case,
    unknown_document,
    unknown_field_kind,
    unknown_file_kind,
    unknown_key,
    unknown_related_service,
    unquoted_colon,
    unused_file,
    url,
    wrong_indentation,
    wrong_types,
}

/// Asserts that what `expected.txt` names is found and nothing else, each with a help in both
/// languages.
fn judge(name: &str) {
    let site = Site::invalid(name);
    let expected = read(&fixtures("invalid").join(name).join("expected.txt"));
    assert_eq!(site.places().join("\n"), expected.trim());
    let texts = ["id", "en"].map(|language| site.check(&["--advice", "--lang", language]).stdout);
    for text in &texts {
        let problems = text.matches("\n  --> ").count() + text.matches("\n --> ").count();
        assert!(problems > 0, "{text}");
        assert_eq!(text.matches("= help: ").count(), problems, "{text}");
    }
    insta::with_settings!({
        snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true,
    }, { insta::assert_snapshot!(name, texts.join("\n")); });
}

#[test]
fn the_valid_site_has_no_problem() {
    let found = Site::valid().finds(&[]).found();
    assert_eq!(found["completeness"]["delivery"]["percent"], 100);
    assert_eq!(found["completeness"]["management"]["percent"], 100);
}
